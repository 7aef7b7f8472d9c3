// A click on "PNG" or "SVG" below a chart → that chart as a file, drawn here and offline: its fonts and outlines are in it.
const NS = "http://www.w3.org/2000/svg"
const FAMILY = "IBM Plex Sans Arabic"
const PAD = 16
const SHARP = 2 // pixels of a PNG for each one on the page
const UNSEEN = ".hoverlayer, .zoomlayer, .draglayer, .selectionlayer"

const kept = new Map()
const asData = (address) => {
  if (!kept.has(address)) {
    kept.set(address, fetch(address).then((answer) => answer.blob()).then((blob) => new Promise((done) => {
      const reader = new FileReader()
      reader.onload = () => done(reader.result)
      reader.readAsDataURL(blob)
    })).catch(() => "")) // without its font a picture is still a picture
  }
  return kept.get(address)
}

// The last element of a kind that stands before another one.
const before = (element, kind) =>
  [...document.querySelectorAll(kind)].filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop()

// "U+0600-06FF, U+0750" → whether a text has a character of it.
const covers = (range, text) => {
  const parts = range.split(",").map((part) => part.trim().replace(/^U\+/i, "").split("-").map((code) => parseInt(code, 16)))
  return parts.some(([low, high]) => [...text].some((letter) => letter.codePointAt(0) >= low && letter.codePointAt(0) <= (high ?? low)))
}

// The page's own font faces that the text needs, with the fonts in them.
const faces = async (text) => {
  const rules = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules] } catch { return [] } })
  const wanted = rules.filter((rule) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").includes(FAMILY)
    && covers(rule.style.getPropertyValue("unicode-range") || "U+0-10FFFF", text))
  return Promise.all(wanted.map(async (rule) => {
    const address = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))
    const data = address ? await asData(new URL(address[1], document.baseURI)) : ""
    return `@font-face{font-family:"${FAMILY}";font-weight:${rule.style.getPropertyValue("font-weight") || 400};src:url(${data})}`
  }))
}

const made = (name, attributes, text) => {
  const element = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text !== undefined) element.textContent = text
  return element
}

// Words → lines that fit into a width.
const broken = (text, font, width) => {
  const ruler = document.createElement("canvas").getContext("2d")
  ruler.font = font
  const lines = [""]
  for (const word of text.split(/\s+/)) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim()
    if (lines[lines.length - 1] && ruler.measureText(longer).width > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

// The heading, which events of which build are shown: above the chart, from the side on which the language begins.
const caption = (told, width) => {
  const group = made("g", { direction: told.rtl ? "rtl" : "ltr", "font-family": `'${FAMILY}', sans-serif` })
  let y = PAD
  for (const [text, size, weight, fill] of [[told.title, 16, 600, told.ink], [told.under, 12, 400, told.faint]]) {
    for (const line of broken(text, `${weight} ${size}px '${FAMILY}'`, width - 2 * PAD)) {
      y += size * 1.4
      const x = told.rtl ? width - PAD : PAD
      group.append(made("text", { x, y, "font-size": size, "font-weight": weight, fill, "text-anchor": "start" }, line))
    }
  }
  return [group, y + PAD / 2]
}

const copied = async (chart) => {
  const layers = [...chart.querySelectorAll("svg")].filter((svg) => !svg.parentElement.closest("svg"))
  return Promise.all(layers.map(async (layer) => {
    const copy = layer.cloneNode(true)
    for (const unseen of copy.querySelectorAll(UNSEEN)) unseen.remove()
    for (const image of copy.querySelectorAll("image")) {
      const address = image.getAttribute("href") || image.getAttribute("xlink:href") || ""
      if (address && !address.startsWith("data:")) image.setAttribute("href", await asData(new URL(address, document.baseURI)))
      image.removeAttribute("xlink:href")
    }
    const box = layer.getBoundingClientRect(), around = chart.getBoundingClientRect()
    copy.removeAttribute("style")
    copy.setAttribute("x", box.left - around.left)
    copy.setAttribute("y", box.top - around.top)
    copy.setAttribute("width", box.width)
    copy.setAttribute("height", box.height)
    copy.setAttribute("overflow", "hidden")
    return copy
  }))
}

const drawn = async (chart, told) => {
  const { width, height } = chart.getBoundingClientRect()
  const [heading, top] = caption(told, width)
  const root = made("svg", { width, height: height + top, viewBox: `0 0 ${width} ${height + top}`, direction: "ltr" })
  const body = made("g", { transform: `translate(0 ${top})` })
  body.append(...await copied(chart))
  // As on the page: Plotly puts a legend's swatch left of its word, whatever the language.
  const mirrored = ".legend .groups,.legendtext{transform:scaleX(-1);transform-box:fill-box;transform-origin:center}"
  const style = [...await faces(`${body.textContent} ${told.title} ${told.under}`), told.rtl ? mirrored : ""].join("\n")
  root.append(made("style", {}, style), made("rect", { width: "100%", height: "100%", fill: told.ground }), heading, body)
  return { width, height: height + top, text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}` }
}

const asPng = async ({ width, height, text }) => {
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml;charset=utf-8" }))
  await image.decode()
  await new Promise((later) => setTimeout(later, 150)) // fonts inside an image are read after it is decoded
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(width * SHARP)
  canvas.height = Math.round(height * SHARP)
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(image.src)
  return new Promise((done) => canvas.toBlob(done, "image/png"))
}

const save = async (button) => {
  const chart = before(button, ".js-plotly-plot, .stEChartsChart")
  if (!chart) return
  const heading = before(chart, ".t-heading")
  const title = heading ? heading.textContent.trim() : button.dataset.title
  const told = { ...button.dataset, title, rtl: button.dataset.rtl === "1" }
  const picture = await drawn(chart, told)
  const svg = told.format === "svg"
  const file = svg ? new Blob([picture.text], { type: "image/svg+xml" }) : await asPng(picture)
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = `${told.name}.${told.format}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export default function () {
  if (window.tarikhImages) return
  window.tarikhImages = true
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button.t-image")
    if (button) save(button)
  })
}
