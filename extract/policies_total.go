package extract

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// amounts makes the targets of a measure, and checks the money that it sets aside against its parts.
func (b *taskBuilder) amounts(task *graph.Node, no string, t text) {
	figures := amountsOf(t.s)
	b.addFigures(task, b.d.node, b.year, t, figures)
	whole, parts := fundsOf(t.s, figures)
	b.funds += whole
	if parts > whole-0.00005 && parts > 0 {
		b.check(t.at(), "funds of measure "+no+" in 亿元", inFigures(whole), inFigures(parts))
	}
}

// fundsOf returns what the funds of a text are in all and what their parts are, 其中, in 亿元. Parts may be less than the
// whole.
func fundsOf(s string, figures []figure) (whole, parts float64) {
	last, dealt := 0, false // where the last fund ends, and whether its sentence deals it out
	for _, f := range figures {
		if f.role != RoleFund {
			continue
		}
		gap := s[last:f.From]
		dealt = whole > 0 && (strings.Contains(gap, "其中") || dealt && !strings.Contains(gap, "。"))
		if last = f.To; dealt {
			parts += inYi(f)
		} else {
			whole += inYi(f)
		}
	}
	return whole, parts
}

// inYi returns an amount of money in 亿元.
func inYi(f figure) float64 {
	switch {
	case strings.HasPrefix(f.Unit, "万亿"):
		return f.Value * 1e4
	case strings.HasPrefix(f.Unit, "亿"):
		return f.Value
	case strings.HasPrefix(f.Unit, "万"):
		return f.Value / 1e4
	}
	return f.Value / 1e8
}

// inFigures prints an amount without the noise of a sum.
func inFigures(v float64) string { return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64) }

// total makes the targets of what closes the policies, which are the document's: 支持总额为490亿元. The measures' funds add up to
// it, or to more where the print says that some overlap.
func (b *taskBuilder) total(r *policyReader, closing []line) {
	t := textOf(closing, "")
	figures := slices.DeleteFunc(amountsOf(t.s), func(f figure) bool { return f.role != RoleFund })
	b.addFigures(b.d.node, b.d.node, b.year, t, figures)
	if len(figures) > 0 && b.funds > 0 {
		declared, read := inYi(figures[0]), b.funds
		if scan.ContainsAny(t.s, overlapping) {
			read = min(read, declared)
		}
		b.check(t.span(figures[0].From, figures[0].To), "funds in 亿元, overlaps counted once", inFigures(declared), inFigures(read))
	}
	if n, ok := declaredFields(t.s); ok {
		b.check(t.at(), "fields", strconv.Itoa(n), strconv.Itoa(len(r.parts)))
	}
}

// overlapping are the words of money that several fields count.
var overlapping = []string{"交叉", "重叠", "重复"}

// declaredFields reads the number of fields that the closing text gives: 上述8个领域.
func declaredFields(s string) (int, bool) {
	for _, lead := range [...]string{"上述", "以上"} {
		if _, rest, ok := strings.Cut(s, lead); ok {
			if n, w := wholeNumber(rest); w > 0 && scan.HasAnyPrefix(rest[w:], "个领域", "个方面", "大领域", "大方面") {
				return n, true
			}
		}
	}
	return 0, false
}
