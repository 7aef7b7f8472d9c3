// The language and direction of the whole document, and Streamlit's own English words said in the reader's language.
const SHOWN = ["aria-label", "placeholder", "title"]

// A text that Streamlit says, alone or before a colon: "Fullscreen: …".
const translated = (text, said) => {
  const plain = text.trim()
  if (said[plain]) return text.replace(plain, said[plain])
  const [first, ...rest] = plain.split(": ")
  return rest.length && said[first] ? [said[first], ...rest].join(": ") : null
}

const say = (root, said) => {
  if (!root || !Object.keys(said).length) return
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = translated(node.nodeValue, said)
    if (text) node.nodeValue = text
  }
  const marked = root.querySelectorAll ? [root, ...root.querySelectorAll("[aria-label],[placeholder],[title]")] : []
  for (const element of marked) {
    for (const name of SHOWN) {
      const text = translated((element.getAttribute && element.getAttribute(name)) || "", said)
      if (text) element.setAttribute(name, text)
    }
  }
}

// Of the links to the views, the one to this page: told to screen readers, and moved into sight on phones.
const markView = () => {
  for (const link of document.querySelectorAll(".st-key-views a")) {
    const here = new URL(link.href).pathname === window.location.pathname
    if (!here) link.removeAttribute("aria-current")
    else if (link.getAttribute("aria-current") !== "page") {
      link.setAttribute("aria-current", "page")
      const row = link.closest(".st-key-views")
      row.scrollLeft += link.getBoundingClientRect().left - row.getBoundingClientRect().left - row.clientWidth / 3
    }
  }
}

// Streamlit follows a link to the page that is open already, but leaves the address as it was: Back and reload would
// show something else than the reader sees.
const keepAddress = (happening) => {
  const link = happening.target.closest && happening.target.closest('a[data-testid="stPageLink-NavLink"]')
  const before = window.location.search
  if (!link || new URL(link.href).pathname !== window.location.pathname) return
  setTimeout(() => { if (window.location.search === before) window.history.pushState(null, "", link.href) }, 0)
}

export default function (component) {
  const { data, setStateValue } = component
  // A server drops addresses that are too long without a word: only the browser still knows that there was one.
  if (window.location.search.length > data.longest) setStateValue("cut", true)
  const page = document.documentElement
  page.lang = data.language
  page.dir = data.rtl ? "rtl" : "ltr"
  window.tarikhSaid = data.said
  say(document.body, data.said)
  setTimeout(markView, 300)
  if (window.tarikhWatching) return
  document.addEventListener("click", keepAddress, true)
  window.tarikhWatching = new MutationObserver((changes) => {
    markView()
    for (const change of changes) {
      if (change.type !== "childList") say(change.type === "attributes" ? change.target : change.target.parentNode, window.tarikhSaid)
      else for (const node of change.addedNodes) say(node.nodeType === 3 ? node.parentNode : node, window.tarikhSaid)
    }
  })
  window.tarikhWatching.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: SHOWN })
}
