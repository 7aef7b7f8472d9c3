// One table for every list: rows open by click or Enter, headings sort; all text is set as text, never as markup.
const element = (tag, className, text) => {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined && text !== null) made.textContent = text
  return made
}

// Texts follow their own direction; figures alone, and lists of isolated names, follow that of the page.
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/gu
const RIGHT_TO_LEFT = /^[\u0590-\u08ff\ufb1d-\ufefc]/u
const directed = (made) => {
  const isolates = made.textContent.match(ISOLATED) || []
  const own = made.textContent.replace(ISOLATED, "")
  const letter = /\p{L}/u.exec(own)
  if (letter) made.dir = RIGHT_TO_LEFT.test(letter[0]) ? "rtl" : "ltr"
  else if (isolates.length === 1 && !own.trim()) made.dir = "auto"
}

// The sign of an era stays with its year.
const ERA = / (?=(?:هـ|AH)(?!\p{L}))/gu

const cell = (value, column, row, open) => {
  const made = element("td", `t-${column.kind || "text"}`)
  made.dataset.label = column.label
  if (value === null || value === undefined || value === "") return made
  const parts = Array.isArray(value) ? value : [value]
  for (const part of parts) {
    const told = typeof part === "object" ? part : { text: part }
    const opens = column.opens && row.id !== undefined
    const piece = element(opens ? "button" : "span", `t-part ${told.look || ""}`, told.text && told.text.replace(ERA, "\u00a0"))
    directed(piece)
    if (told.bar) { piece.classList.add("t-bar"); piece.style.setProperty("--bar", told.bar) }
    if (told.colour) piece.style.setProperty("--tag", told.colour)
    if (told.title) piece.title = told.title
    if (opens) {
      piece.type = "button"
      piece.onclick = (happening) => { happening.stopPropagation(); open(row.id) }
    }
    made.append(piece)
    if (told.under) {
      const under = element("span", "t-under", told.under.replace(ERA, "\u00a0"))
      directed(under)
      made.append(under)
    }
  }
  return made
}

const heading = (column, sorted, sort) => {
  const made = element("th", `t-${column.kind || "text"}`)
  made.scope = "col"
  if (!column.sorts) { made.textContent = column.label; return made }
  const mine = sorted && sorted.key === column.key
  made.setAttribute("aria-sort", mine ? (sorted.descending ? "descending" : "ascending") : "none")
  const button = element("button", mine ? "t-sorted" : "", column.label + (mine ? (sorted.descending ? " ↓" : " ↑") : ""))
  button.type = "button"
  button.onclick = () => sort(`${column.key}${mine && !sorted.descending ? ":desc" : mine ? ":asc" : ":" + (column.first || "asc")}`)
  made.append(button)
  return made
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const open = (id) => setTriggerValue("opened", id)
  const sort = (order) => setTriggerValue("sorted", order)
  const table = element("table", `tarikh-rows ${data.look || ""}`)
  table.append(element("caption", "", data.caption))
  const head = table.createTHead().insertRow()
  for (const column of data.columns) head.append(heading(column, data.sorted, sort))
  const body = table.createTBody()
  for (const row of data.rows) {
    const line = body.insertRow()
    if (row.id !== undefined) { line.className = "t-opens"; line.onclick = () => open(row.id) }
    if (row.chosen) line.setAttribute("aria-current", "true")
    data.columns.forEach((column, at) => line.append(cell(row.cells[at], column, row, open)))
  }
  let box = parentElement.querySelector(".tarikh-box")
  if (!box) { box = element("div", "tarikh-box"); parentElement.append(box) }
  box.replaceChildren(table)
}
