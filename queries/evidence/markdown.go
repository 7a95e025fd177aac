package evidence

import (
	"fmt"
	"strings"
	"unicode"
)

// absent is what stands where there is no quote.
const absent = "原文不在手边 print not at hand"

// Markdown writes the packet as Markdown, Chinese first and English beside it.
func (p Packet) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 证据包 Evidence: %s\n\n%s\n\n", marked(p.Question.Name), marked(p.Question.Doc))
	for _, v := range p.Question.Values {
		fmt.Fprintf(&b, "- %s: %s\n", marked(v.Name), marked(written(v.Value)))
	}
	fmt.Fprintf(&b, "- 程序 reader: %s\n- 封印 seal: `%s`\n", marked(p.Program), marked(p.Seal))
	if p.Omitted > 0 {
		fmt.Fprintf(&b, "- 无出处的行 rows without lines, left out: %d\n", p.Omitted)
	}
	b.WriteString("\n## 文件 Documents\n\n| 文号 number | 标题 title | 发文 issuer | 日期 date | 来源 source | 行 lines | SHA-256 |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, d := range p.Documents {
		note := ""
		if !d.AtHand {
			note = " (" + absent + ")"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | `%s`%s |\n", marked(d.Name()), marked(d.Title), marked(d.Issuer), marked(d.Date), marked(d.From()), d.Lines(), marked(d.SHA256), note)
	}
	b.WriteString("\n## 依据 Hops\n")
	for _, g := range p.Grounds() {
		for _, h := range g.Hops {
			h.markdown(&b)
		}
		for _, q := range g.Prints {
			q.markdown(&b, p.Document(q.Document))
		}
	}
	return b.String()
}

func (h Hop) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n### %d. %s\n", h.No, marked(h.Headline()))
	said := h.Said()
	if h.Inferred {
		said = append(said, Line{"推断 inferred", "原文没有逐字写明 no line states it in so many words"})
	}
	if h.Rule != "" {
		said = append(said, Line{"规则 rule", h.Rule})
	}
	for i, l := range said {
		fmt.Fprintf(b, "%s- %s: %s\n", "\n"[min(i, 1):], marked(l.Name), marked(l.Text))
	}
}

func (p Print) markdown(b *strings.Builder, d Document) {
	part := ""
	if name := p.PartName(); name != "" {
		part = "**" + marked(name) + "** "
	}
	fmt.Fprintf(b, "\n%s%s, 行 lines %s", part, marked(d.Whole()), marked(p.Lines()))
	if len(p.Quote) == 0 {
		fmt.Fprintf(b, " (%s)\n", absent)
		return
	}
	fmt.Fprintf(b, ", SHA-256 `%s`\n\n", marked(p.SHA256))
	for i, l := range p.Quoted() {
		if i > 0 {
			b.WriteString("\\\n") // which breaks the line
		}
		fmt.Fprintf(b, "> %s  %s", l.Name, marked(l.Text))
	}
	b.WriteString("\n")
}

// marked takes from a text what Markdown or HTML would make of its marks.
func marked(s string) string {
	var b strings.Builder
	for _, r := range plain(s) {
		switch {
		case r == '\t':
			r = ' '
		case r == '<':
			b.WriteString("&lt;")
			continue
		case r == '&':
			b.WriteString("&amp;")
			continue
		case r < unicode.MaxASCII && strings.ContainsRune("\\`*_{}[]#+|~>", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
