package extract

import (
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// parseInterpretation reads the explanation of a document: the document that it explains, which its title names, and its
// figures, which are the explanation's own targets with the roles that they have in a policy.
//
//	《某市人民政府办公厅关于印发若干措施的通知》解读
//	一、奖补怎么算?
//	给予不超过20万元的一次性奖励。
func parseInterpretation(x *Extractor, d *document) findings {
	var f findings
	head := graph.Span{First: d.lines[0].no, Last: d.lines[max(0, d.body-1)].no}
	if d.interprets != nil {
		f.fact(d.node, graph.Interprets, d.interprets, nil, head)
	}
	year, _ := d.node.Props.Get("year").(int64)
	answers, before := withoutExamples(wholeParagraphs(d.lines[d.body:])), len(f.facts)
	f.addFigures(d.node, d.node, int(year), answers, amountsOf(answers.s))
	d.payAnswers(f.facts[before:])
	for _, l := range d.lines[d.body:] {
		f.read = append(f.read, l.at())
	}
	return f
}

// wholeParagraphs is the text of lines with a line end behind each paragraph, and none where a page broke one. That can be told
// only where most lines end sentences; an explanation may also be printed without full stops.
func wholeParagraphs(lines []line) text {
	ended := 0
	for _, l := range lines {
		if strings.ContainsRune("。;；:：!！?？", scan.LastRune(l.text)) {
			ended++
		}
	}
	var out []text
	if ended*5 >= len(lines)*3 {
		for _, p := range paragraphs(lines) {
			out = append(out, textOf(p, ""), text{s: "\n"})
		}
		return joinTexts(out)
	}
	for i, l := range lines {
		if i > 0 && !goesOnInFigure(lines[i-1].text, l.text) {
			out = append(out, text{s: "\n"})
		}
		out = append(out, l.print())
	}
	return joinTexts(out)
}

// goesOnInFigure reports whether a line ends in the midst of a figure or a list.
func goesOnInFigure(s, next string) bool {
	return strings.ContainsRune("0123456789万亿、,，", scan.LastRune(s)) || strings.ContainsRune("、,，。;；)）", scan.FirstRune(next))
}

// withoutExamples leaves out the sentences that only work an example: 例如,某企业2024年升规,可获得20万元. The sentence after one
// may go on with it: 若该企业….
func withoutExamples(t text) text {
	var out []text
	example := false
	for from := 0; from < len(t.s); {
		to := len(t.s)
		if i := strings.IndexAny(t.s[from:], "。\n"); i >= 0 {
			to = from + i + len(string(scan.FirstRune(t.s[from+i:])))
		}
		s := strings.TrimLeft(t.s[from:to], " ")
		example = scan.HasAnyPrefix(s, "例如", "比如", "举例", "如某", "如:", "如：") || example && scan.HasAnyPrefix(s, "若该", "如该", "该企业", "则")
		if example {
			out = append(out, text{s: "\n"})
		} else {
			out = append(out, t.slice(from, to))
		}
		from = to
	}
	return joinTexts(out)
}

// payAnswers makes grants of the sums that answer a question about what is paid: 补贴有多少? 硕士8万元.
func (d *document) payAnswers(figures []graph.Fact) {
	question, at := "", d.body
	granted := map[string]bool{}
	for _, f := range figures {
		for ; at < len(d.lines) && d.lines[at].no < f.At.First; at++ {
			if scan.HasAnySuffix(d.lines[at].text, "?", "？") {
				question = d.lines[at].text
			}
		}
		if f.Rel == graph.HasTarget && f.To.Props.Get("role") == RoleGoal && strings.HasSuffix(countedIn(f.To), "元") && scan.ContainsAny(question, granting) {
			granted[f.To.ID] = true
		}
	}
	for i := range figures {
		for _, n := range [...]*graph.Node{figures[i].From, figures[i].To} {
			if granted[n.ID] {
				n.Props = n.Props.With("role", roleGrant)
			}
		}
	}
}

// findInterpreted gives each interpretation of a source the document that it explains: one of the same source where its
// number or title is named, else one known by its number or title alone. It is about the year of that document.
func findInterpreted(docs []*document) {
	for _, d := range docs {
		if !isInterpretation(d) {
			continue
		}
		title, number := d.interpreted()
		if title == "" && number == "" {
			continue
		}
		n := &graph.Node{Label: graph.Document, ID: number}
		if of := documentOf(docs, d, title, number); of != nil {
			n.ID, title, number = of.node.ID, of.title, of.number
			if d.year() == 0 {
				d.node.Props = d.node.Props.With("year", of.node.Props.Get("year"))
			}
		} else if number == "" {
			n.ID = d.shared(title)
		}
		n.Props = graph.PropsOf("title", title, "number", number)
		d.interprets = n
	}
}

// interpreted returns the title and the number of the document that an interpretation explains. The title stands in quotation
// marks in its own, or is its own without 解读; the number stands in brackets behind the title there or in the text.
func (d *document) interpreted() (title, number string) {
	from, to := strings.Index(d.title, "《"), strings.LastIndex(d.title, "》")
	if from >= 0 && to > from {
		title = d.title[from+len("《") : to]
		number = numberBehind(d.title, title)
	} else {
		title = d.title
		for cut := true; cut; {
			title, cut = scan.CutSuffix(title, []string{"解读", "政策", "的", "图文", "文字", "一图读懂"})
		}
	}
	for i := 0; i < len(d.lines) && number == ""; i++ {
		number = numberBehind(squeeze(d.lines[i].text), title)
	}
	return title, number
}

// numberBehind returns the document number in brackets behind a title in quotation marks: 《…》(宁政办函〔2024〕3号).
func numberBehind(s, title string) string {
	_, rest, ok := strings.Cut(s, title+"》")
	if !ok {
		return ""
	}
	number, _ := documentNumber(strings.TrimLeft(rest, "(（"))
	return number
}

// documentOf finds the document of a number or of a title among those of a source. The title may be that of what a notice
// brings, and may lack the office that issued it.
func documentOf(docs []*document, not *document, title, number string) *document {
	title = plainTitle(title)
	for _, d := range docs {
		if d == not {
			continue
		}
		if number != "" && d.number == number {
			return d
		}
		if own := plainTitle(d.title); title != "" && (own == title || strings.TrimPrefix(own, plainTitle(d.issuer)) == title || plainTitle(attachedTitle(d.title)) == title) {
			return d
		}
	}
	return nil
}

// plainTitle writes a title without what differs from print to print: marks, spaces and 的.
func plainTitle(s string) string { return titleMarks.Replace(s) }

var titleMarks = strings.NewReplacer(" ", "", "《", "", "》", "", "“", "", "”", "", "的", "", "（", "(", "）", ")")
