/**
 * The pages of a report, in the language of Typst. It never changes: what a report says comes in as data, so that no word of
 * a stranger is ever read as markup. Lengths are for A4.
 */
export const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#let accent = rgb(data.accent)
#let title-ink = rgb(data.colors.title)
#let ink = rgb(data.colors.text)
#let faint = rgb(data.colors.faint)
#let line-ink = rgb(data.colors.grid)
#let strong-line = rgb(data.colors.axis)
#let link-ink = rgb(data.colors.line1Words)
#let tint = accent.lighten(93%)
#let inks = (neg: rgb(data.colors.negative), neu: faint, pos: rgb(data.colors.positive))
#let bars = (..inks, neu: rgb(data.colors.neutral))

#set document(title: data.title, author: (), keywords: (), date: none)
#set text(font: ("Inter", "IBM Plex Sans Arabic", "MotoyaLCedar", "Noto Emoji"), fallback: false, lang: data.lang, size: 9.5pt, fill: ink)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 17mm, top: 15mm, bottom: 18mm),
  footer: context {
    set text(size: 7.5pt, fill: faint)
    let at = counter(page).display()
    let of = str(counter(page).final().first())
    grid(columns: (1fr, auto), column-gutter: 8pt, data.footer, data.page.replace("{page}", at).replace("{pages}", of))
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
#show list: set block(above: 0.9em)
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
// Where each line of a cell is drawn is kept beside it: small figures do without.
#let bare-table(it, size, air, ruled: true) = {
  set text(size: size, number-width: "tabular")
  set par(leading: 0.5em)
  table(
    columns: it.columns.map(column => if column.width == 0 { auto } else { column.width * 1fr }),
    align: (at, row) => if it.columns.at(at).numeric { right } else { left },
    inset: (at, row) => (x: 0.45em, y: air, ..if at == 0 { (left: 0pt) }, ..if at == it.columns.len() - 1 { (right: 0pt) }),
    stroke: (at, row) => if row == 0 { (bottom: 0.8pt + strong-line) } else if ruled { (bottom: 0.5pt + line-ink) } else { (:) },
    table.header(..it.columns.map(column => text(fill: faint, weight: 400, size: 0.92em, told(column.name)))),
    ..it.rows.flatten().map(cell),
  )
  if it.more != none { block(above: 0.7em, text(fill: faint, size: 0.92em, it.more)) }
}
#let captioned(caption, size, body) = figure(kind: table, caption: if caption.text != "" { text(size: size, told(caption)) }, body)
#let figure-row(row) = {
  let tables = row.tables.map(it => bare-table(it, 7pt, 0.36em, ruled: false))
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
  set par(spacing: 6.5pt, leading: 0.45em)
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

// Its words are set here and not in the picture: they come in any script, and the picture says in a sentence what it shows.
#let shown-chart(it, alt) = block(breakable: false, above: 1.3em, below: 1.1em, width: 100%, layout(room => {
  let scale = room.width / it.width
  box(width: room.width, height: it.height * scale, {
    place(image(bytes(it.drawing), format: "svg", alt: alt, width: room.width))
    for one in it.words {
      let size = one.size * scale
      let word = box(text(top-edge: "baseline", bottom-edge: "baseline", size: size, fill: rgb(one.color), weight: if one.bold { 700 } else { 400 }, told(one)))
      let at = (dx: one.left * scale, dy: one.baseline * scale)
      if one.outlined {
        pdf.artifact(place(dx: at.dx, dy: at.dy - 0.8 * size, rect(width: one.width * scale, height: size, fill: white.transparentize(20%))))
      }
      pdf.artifact(place(..at, word))
    }
  })
}))
#let shown-block(it) = {
  if it.kind == "text" {
    if it.faint { passage(it.said, size: 8pt, fill: faint) } else { passage(it.said) }
  } else if it.kind == "points" {
    if it.items.len() > 0 { list(..it.items.map(told)) }
  } else if it.kind == "chart" {
    shown-chart(it.chart, it.alt)
  } else if it.kind == "table" {
    let shown = captioned(it.table.caption, 8.8pt, bare-table(it.table, 8.6pt, 0.48em))
    // A short one stays whole; its spaces are those of the figure.
    if it.table.rows.len() > 8 { shown } else { block(breakable: false, width: 100%, above: 1.1em, below: 1.4em, shown) }
  } else if it.kind == "quotes" {
    for one in it.quotes { shown-quote(one) }
  } else if it.kind == "figures" {
    for row in it.rows { figure-row(row) }
  }
}
#let shown-section(section) = {
  if section.heading.text != "" { heading(level: 2, told(section.heading)) }
  for (at, it) in section.blocks.enumerate() {
    // What a section begins with stays with what it is about.
    if at == 0 and it.kind == "text" and section.blocks.len() > 1 { block(sticky: true, shown-block(it)) } else { shown-block(it) }
  }
}
#for (at, section) in data.sections.enumerate() {
  if section.ownPage { pagebreak(weak: true) }
  if at < data.sections.len() - 1 { shown-section(section) } else {
    // The last one, which says how it was counted, stays together where a page is enough.
    v(23pt, weak: true)
    layout(room => block(
      width: 100%,
      breakable: measure(block(width: room.width, shown-section(section))).height > 0.9 * room.height,
      shown-section(section),
    ))
  }
}
#if data.noFont != none { block(above: 1.6em, text(size: 8pt, fill: faint, data.noFont)) }
`;
