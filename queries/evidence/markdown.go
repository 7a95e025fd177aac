package evidence

import (
	"fmt"
	"strings"
	"unicode"
)

// Markdown writes the packet as Markdown, Chinese first and English beside it.
func (p Packet) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 证据包 Evidence: %s\n\n%s\n\n", marked(p.Question.Name), marked(p.Question.Doc))
	for _, v := range p.Question.Values {
		fmt.Fprintf(&b, "- %s: %s\n", marked(v.Name), marked(written(v.Value)))
	}
	fmt.Fprintf(&b, "- 程序 reader: %s\n", marked(p.Program))
	if p.Omitted > 0 {
		fmt.Fprintf(&b, "- 无出处的行 rows without lines, left out: %d\n", p.Omitted)
	}
	fmt.Fprintf(&b, "\n## 文件 Documents\n\n| 文号 number | 标题 title | 日期 date | 来源 source | 行 lines | SHA-256 |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, d := range p.Documents {
		note := ""
		if !d.AtHand {
			note = " (原文不在手边 print not at hand)"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %d–%d | `%s`%s |\n", marked(d.Name()), marked(d.Title), marked(d.Date), marked(d.From()), d.LineStart, d.LineEnd, d.SHA256, note)
	}
	b.WriteString("\n## 依据 Hops\n")
	for _, h := range p.Hops {
		h.markdown(&b, p.Document(h.Document))
	}
	return b.String()
}

// Name is what a document is called: its number, or its key where it has none.
func (d Document) Name() string {
	if d.Number != "" {
		return plain(d.Number)
	}
	return plain(d.ID)
}

// From names the file that the document was loaded from, and the library that read it.
func (d Document) From() string {
	if d.Reader == "" {
		return plain(d.Source)
	}
	return plain(d.Source + " (" + d.Reader + ")")
}

func (h Hop) markdown(b *strings.Builder, d Document) {
	fmt.Fprintf(b, "\n### %d. %s\n\n", h.No, marked(h.Headline()))
	for _, l := range h.Said() {
		fmt.Fprintf(b, "- %s: %s\n", marked(l.Name), marked(l.Text))
	}
	fmt.Fprintf(b, "- 文件 document: %s %s %s\n", marked(d.Name()), marked(d.Title), marked(d.Date))
	h.Print.markdown(b, "行 lines")
	if h.Inferred {
		b.WriteString("- 推断 inferred: 原文没有逐字写明 no line states it in so many words\n")
	}
	if h.Rule != "" {
		fmt.Fprintf(b, "- 规则 rule: %s\n", marked(h.Rule))
	}
	if h.RuleAt != nil {
		h.RuleAt.markdown(b, "规则所在行 lines of the rule")
	}
}

func (p Print) markdown(b *strings.Builder, name string) {
	if len(p.Quote) == 0 {
		fmt.Fprintf(b, "- %s: %s (原文不在手边 print not at hand)\n", name, p.Lines())
		return
	}
	fmt.Fprintf(b, "- %s: %s, SHA-256 `%s`\n\n", name, p.Lines(), p.SHA256)
	for _, l := range p.Quoted() {
		fmt.Fprintf(b, "  > %s  %s\\\n", l.Name, marked(l.Text))
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
		case r < unicode.MaxASCII && strings.ContainsRune("\\`*_{}[]#+!|~>", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
