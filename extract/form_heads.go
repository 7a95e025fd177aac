package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// beginsLeader reports whether a line that names leaders begins their part behind a task that names nobody: it ends in a colon, and
// the task's sentence has ended.
func (r *formReader) beginsLeader(s string) bool {
	return strings.ContainsRune(":：", scan.LastRune(strings.TrimRight(s, " "))) && strings.HasSuffix(r.lastLine(), "。")
}

// endsBody reports whether a line that ends in a colon begins what the body over the tasks before it does not answer for.
func (r *formReader) endsBody(s string) bool {
	head := strings.TrimRight(s, " :：")
	return r.current != nil && r.current.style == leaderStyle && len(r.byPart[r.current]) > 0 && head != strings.TrimRight(s, " ") && isTitleOnly(head) && !r.forms.onlyTitles(s)
}

// coverAbove gives the tasks of the part that name no bodies those of a statement behind them.
func (r *formReader) coverAbove(l line, s statement) {
	r.finish()
	for i := len(r.clauses) - 1; i >= 0 && r.clauses[i].part == r.current && len(r.clauses[i].said.lists) == 0; i-- {
		r.clauses[i].said.lists = s.lists
	}
	r.read = append(r.read, graph.Span{First: l.no, Last: l.no})
	r.note(s.forms, graph.Span{First: l.no, Last: l.no})
}

// headStatement takes a statement under a heading: it holds for all of the part.
func (r *formReader) headStatement(l line, stated []statement) {
	if n := len(r.clauses); r.current != nil && len(r.current.leaders) > 0 && onlyLeads(stated) && n > 0 && r.clauses[n-1].part == r.current {
		r.openPart(line{l.no, strings.TrimSpace(l.text)}) // 副市长 王某, behind the tasks of another
		r.state = heading
		return
	}
	if r.current == nil {
		r.openPart(line{l.no, ""})
	}
	r.holdForPart(l, stated)
	r.state = heading
}

// holdForPart gives the part that is open what statements on a line of their own say of all of it.
func (r *formReader) holdForPart(l line, stated []statement) {
	at := graph.Span{First: l.no, Last: l.no}
	for _, s := range stated {
		if len(s.leaders) > 0 {
			r.current.leaders, r.current.at = s.leaders, r.current.at.Join(s.leadersAt)
		}
		r.byPart[r.current] = append(r.byPart[r.current], s.lists...)
		r.note(s.forms, at)
		r.reportInVain(s.inVain)
	}
	r.read = append(r.read, at)
}

// onlyLeads reports whether statements name leaders and no bodies.
func onlyLeads(stated []statement) bool {
	return len(stated) > 0 && len(stated[0].leaders) > 0 && !slices.ContainsFunc(stated, func(s statement) bool { return s.answers() })
}
