/**
 * The pages of a report, in the language of Typst. It never changes: what a report says comes in as data, so that no word of
 * a stranger is ever read as markup. Lengths are for A4.
 */
export const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#let accent = rgb(data.accent)
#let title-ink = rgb("#11181f")
#let ink = rgb("#3d4753")
#let faint = rgb("#5f6b7a")
#let line-ink = rgb("#dfe4ea")
#let link-ink = rgb("#1762b8")
#let tint = accent.lighten(93%)
#let inks = (neg: rgb("#b93c0b"), neu: faint, pos: rgb("#00775a"))
#let bars = (neg: rgb("#b93c0b"), neu: rgb("#9aa3af"), pos: rgb("#00856a"))

#set document(title: data.title, author: (), keywords: (), date: none)
#set text(font: ("Inter", "IBM Plex Sans Arabic", "MotoyaLCedar", "Noto Emoji"), fallback: false, lang: data.lang, size: 9.5pt, fill: ink)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 17mm, top: 17mm, bottom: 20mm),
  footer: context {
    set text(size: 7.5pt, fill: faint)
    let at = counter(page).display()
    let of = str(counter(page).final().first())
    grid(columns: (1fr, auto), data.title, data.page.replace("{page}", at).replace("{pages}", of))
  },
  background: context if counter(page).get().first() == 1 { place(top, rect(width: 100%, height: 1.6mm, fill: accent)) },
)
#set heading(numbering: none)
#show heading.where(level: 1): set text(size: 21pt, weight: 700, fill: title-ink)
#show heading.where(level: 1): set block(above: 0pt, below: 0.45em)
#show heading.where(level: 2): set text(size: 13.5pt, weight: 700, fill: title-ink)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.75em)
#show link: it => text(fill: link-ink, it)
#set list(marker: text(fill: accent, sym.bullet), indent: 0pt, body-indent: 0.6em, spacing: 0.6em)
#set figure(numbering: none, supplement: none, outlined: false)
#show figure: set align(left)
#show figure: set block(above: 1.1em, below: 1.4em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set block(breakable: true)
#show figure.caption: it => block(sticky: true, above: 0pt, below: 0.6em, width: 100%, text(size: 1em, weight: 600, fill: title-ink, it.body))

// A text within a line: its direction ends where it ends.
#let told(said) = if said.rtl { box(text(dir: rtl, said.text)) } else { said.text }
#let passage(said, ..more) = {
  set text(..more)
  if said.rtl { set text(dir: rtl); align(right, par(said.text)) } else { par(said.text) }
}
#let cell(value) = {
  let shown = if value.rtl { text(dir: rtl, value.text) } else { value.text }
  let shown = if value.link == none { shown } else { link(value.link, shown) }
  if value.label == none { shown } else { text(fill: inks.at(value.label), weight: 600, shown) }
}
#let bare-table(it, size, air) = {
  set text(size: size, number-width: "tabular")
  set par(leading: 0.5em)
  table(
    columns: it.columns.map(column => if column.width == 0 { auto } else { column.width * 1fr }),
    align: (at, row) => if it.columns.at(at).numeric { right } else { left },
    inset: (at, row) => (x: 0.45em, y: air, ..if at == 0 { (left: 0pt) }, ..if at == it.columns.len() - 1 { (right: 0pt) }),
    stroke: (at, row) => (bottom: if row == 0 { 0.8pt + rgb("#8a94a3") } else { 0.5pt + line-ink }),
    table.header(..it.columns.map(column => text(fill: faint, weight: 400, size: 0.92em, told(column.name)))),
    ..it.rows.flatten().map(cell),
  )
  if it.more != none { block(above: 0.7em, text(fill: faint, size: 0.92em, it.more)) }
}
#let captioned(caption, size, body) = figure(kind: table, caption: text(size: size, told(caption)), body)
#let figure-row(row) = {
  let tables = row.tables.map(it => bare-table(it, 7pt, 0.36em))
  let beside(cells) = grid(columns: (1fr,) * row.across, column-gutter: 16pt, ..cells)
  if row.caption != none { captioned(row.caption, 8pt, beside(tables)) } else {
    beside(row.tables.zip(tables).map(((it, shown)) => captioned(it.caption, 8pt, shown)))
  }
}
#let shown-quote(it) = block(
  breakable: it.long,
  width: 100%,
  above: 0.95em,
  below: 0.95em,
  stroke: (left: 1.8pt + if it.label == none { line-ink } else { bars.at(it.label) }),
  inset: (left: 8pt, y: 1pt),
  {
    quote(block: true, quotes: false, {
      set text(fill: title-ink)
      if it.lang == none { passage(it.said) } else { passage(it.said, lang: it.lang) }
    })
    block(above: 0.62em, {
      set text(size: 7.8pt, fill: faint)
      let source = if it.link == none { it.source } else { link(it.link, it.source) }
      let name = if it.label == none { it.labelName } else { text(fill: inks.at(it.label), weight: 600, it.labelName) }
      (source, ..it.facts.map(told), name).join([ · ])
    })
  },
)
#show quote: it => it.body

#if data.logo != none or data.kicker != "" {
  grid(
    columns: (1fr, auto),
    align: (left + horizon, right + horizon),
    text(size: 8.5pt, fill: faint, data.kicker),
    if data.logo != none { box(width: 42mm, height: 11mm, align(right + horizon, image(data.logo, alt: data.logoName, width: 42mm, height: 11mm, fit: "contain"))) },
  )
  v(2.2mm)
}
#heading(level: 1, data.title)
#block(above: 0pt, below: 1.5em, text(size: 8.5pt, fill: faint, data.subtitle))
#block(width: 100%, inset: (left: 10pt, right: 10pt, y: 8.5pt), fill: tint, stroke: (left: 2.6pt + accent), below: 1.3em,
  passage(data.finding, size: 13pt, weight: 600, fill: title-ink))

#let tile-body(tile) = {
  set par(spacing: 5.5pt, leading: 0.45em)
  par(text(size: 8pt, fill: faint, tile.name))
  par(text(size: tile.size * 1pt, weight: 700, fill: title-ink, number-width: "tabular", tile.value))
  if tile.change != none { par(text(size: 8.2pt, weight: 600, fill: ink, tile.change)) }
  par(text(size: 7.5pt, fill: faint, tile.note))
}
#if data.tiles.len() > 0 {
  let gutter = 7pt
  let inset = (x: 9pt, y: 9pt)
  layout(room => {
    let width = (room.width - gutter * (data.tiles.len() - 1)) / data.tiles.len()
    let tall = calc.max(..data.tiles.map(tile => measure(block(width: width, inset: inset, tile-body(tile))).height))
    grid(
      columns: (1fr,) * data.tiles.len(),
      column-gutter: gutter,
      ..data.tiles.map(tile => block(width: 100%, height: tall, stroke: 0.7pt + line-ink, radius: 4pt, inset: inset, tile-body(tile))),
    )
  })
}

#for section in data.sections {
  if section.ownPage { pagebreak(weak: true) }
  heading(level: 2, told(section.heading))
  for it in section.blocks {
    if it.kind == "text" {
      if it.faint { passage(it.said, size: 8pt, fill: faint) } else { passage(it.said) }
    } else if it.kind == "points" {
      if it.items.len() > 0 { list(..it.items.map(told)) }
    } else if it.kind == "chart" {
      block(breakable: false, above: 1.3em, below: 1.1em, width: 100%, image(bytes(it.picture), format: "svg", alt: it.alt, width: 100%))
    } else if it.kind == "table" {
      captioned(it.table.caption, 8.8pt, bare-table(it.table, 8.6pt, 0.48em))
    } else if it.kind == "quotes" {
      for one in it.quotes { shown-quote(one) }
    } else if it.kind == "figures" {
      for row in it.rows { figure-row(row) }
    }
  }
}
#if data.noFont != none { block(above: 1.6em, text(size: 8pt, fill: faint, data.noFont)) }
`;
