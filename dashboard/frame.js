// The language and direction of the whole document, and Streamlit's own English words said in the reader's language.
const SHOWN = ["aria-label", "placeholder", "title"]

const say = (root, said) => {
  if (!root || !Object.keys(said).length) return
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue.trim()
    if (said[text]) node.nodeValue = node.nodeValue.replace(text, said[text])
  }
  const marked = root.querySelectorAll ? [root, ...root.querySelectorAll("[aria-label],[placeholder],[title]")] : []
  for (const element of marked) {
    for (const name of SHOWN) {
      const text = element.getAttribute && element.getAttribute(name)
      if (text && said[text]) element.setAttribute(name, said[text])
    }
  }
}

export default function (component) {
  const { data } = component
  const page = document.documentElement
  page.lang = data.language
  page.dir = data.rtl ? "rtl" : "ltr"
  window.tarikhSaid = data.said
  say(document.body, data.said)
  if (window.tarikhWatching) return
  window.tarikhWatching = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") say(change.target, window.tarikhSaid)
      else for (const node of change.addedNodes) say(node.nodeType === 3 ? node.parentNode : node, window.tarikhSaid)
    }
  })
  window.tarikhWatching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: SHOWN })
}
