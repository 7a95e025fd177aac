package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"dutygraph/graph"
)

// heat is a map of figures in rows and columns: the more, the darker.
type heat struct {
	Corner string
	Heads  []link
	Lines  []line
	Foot   []string // the totals of the columns, where they can be added up
	Shades []string // what the shades mean, from the lightest
}

// line is a row of figures.
type line struct {
	link
	Note  string
	Cells []figure
	Total string
}

// figure is a figure with its shade, from 0 to 4.
type figure struct {
	link
	Shade int
	Title string
}

// The most rows and columns of a map.
const (
	linesShown = 60
	headsShown = 30
)

// shadeSteps are the counts at which the shades of a map of tasks begin.
var shadeSteps = []int64{1, 3, 6, 12}

// shade is how dark the ground of a count is.
func shade(n int64) int {
	s := 0
	for i, from := range shadeSteps {
		if n >= from {
			s = i + 1
		}
	}
	return s
}

// shadeNames say which counts each shade stands for.
func shadeNames() []string {
	var names []string
	for i, from := range shadeSteps {
		if i+1 < len(shadeSteps) {
			names = append(names, fmt.Sprintf("%d–%d", from, shadeSteps[i+1]-1))
		} else {
			names = append(names, fmt.Sprintf("%d+", from))
		}
	}
	return names
}

// drawMatrix draws how many tasks each leader leads through each department. The leaders with most come first, and the
// departments stand by the leader who leads most through them, so that what belongs together lies together.
func (v *visit) drawMatrix(t *graph.Table, d *overviewData) {
	rows := rowsOf(t)
	leaders, units, count := map[string]int64{}, map[string]int64{}, map[[2]string]int64{}
	var lines, heads []row
	for _, r := range rows {
		leader, unit, n := r.text("leaderId"), r.text("departmentId"), r.number("tasks")
		if leaders[leader] == 0 {
			lines = append(lines, r)
		}
		if units[unit] == 0 {
			heads = append(heads, r)
		}
		leaders[leader], units[unit] = leaders[leader]+n, units[unit]+n
		count[[2]string{leader, unit}] = n
	}
	slices.SortStableFunc(lines, func(a, b row) int { return cmp.Compare(leaders[b.text("leaderId")], leaders[a.text("leaderId")]) })
	slices.SortStableFunc(heads, func(a, b row) int { return cmp.Compare(units[b.text("departmentId")], units[a.text("departmentId")]) })
	lines, heads = lines[:min(len(lines), linesShown)], heads[:min(len(heads), headsShown)]
	main := map[string]int{}
	for _, h := range heads {
		for i, l := range lines {
			at := [2]string{l.text("leaderId"), h.text("departmentId")}
			if best := [2]string{lines[main[at[1]]].text("leaderId"), at[1]}; count[at] > count[best] {
				main[at[1]] = i
			}
		}
	}
	slices.SortStableFunc(heads, func(a, b row) int { return main[a.text("departmentId")] - main[b.text("departmentId")] })
	d.Heat = v.matrix(lines, heads, leaders, units, count)
}

// matrix makes the map of leaders and departments; departments beyond the columns are counted in one.
func (v *visit) matrix(lines, heads []row, leaders, units map[string]int64, count map[[2]string]int64) *heat {
	h := &heat{Corner: v.T("k.leader") + " \\ " + v.T("k.department"), Shades: shadeNames()}
	for _, r := range heads {
		h.Heads = append(h.Heads, link{r.text("department"), thingHref("Department", r.text("department"), r.text("city"))})
		h.Foot = append(h.Foot, strconv.FormatInt(units[r.text("departmentId")], 10))
	}
	more := len(units) - len(heads)
	if more > 0 {
		h.Heads = append(h.Heads, link{fmt.Sprintf(v.T("others"), more), ""})
	}
	all, beyond := int64(0), int64(0)
	for _, l := range lines {
		leader := l.text("leaderId")
		one := line{link: link{l.text("leader"), thingHref("Leader", l.text("leader"), l.text("city"))}, Total: strconv.FormatInt(leaders[leader], 10)}
		rest := leaders[leader]
		for _, r := range heads {
			n := count[[2]string{leader, r.text("departmentId")}]
			rest -= n
			one.Cells = append(one.Cells, tally(n, l.text("leader"), r.text("department"), l.text("city")))
		}
		if more > 0 {
			one.Cells = append(one.Cells, tally(rest, "", "", ""))
			beyond += rest
		}
		all += leaders[leader]
		h.Lines = append(h.Lines, one)
	}
	if more > 0 {
		h.Foot = append(h.Foot, strconv.FormatInt(beyond, 10))
	}
	h.Foot = append(h.Foot, strconv.FormatInt(all, 10))
	return h
}

// tally is a count of tasks that leads to the chain between a leader and a department; nothing stands for none.
func tally(n int64, leader, unit, city string) figure {
	if n == 0 {
		return figure{}
	}
	f := figure{link: link{Text: strconv.FormatInt(n, 10)}, Shade: shade(n)}
	if unit != "" {
		f.Href, f.Title = href("/chain", "from", leader, "to", unit, "city", city), leader+" → "+unit
	}
	return f
}

// drawShares draws the shares of districts in a document's targets, each row shaded by its own greatest share.
func (v *visit) drawShares(t *graph.Table, d *overviewData) {
	h := &heat{Corner: v.T("k.task") + " \\ " + v.T("k.district"), Shades: []string{v.T("shades-least"), "", "", v.T("shades-most")}}
	at := map[string]int{}
	rows := rowsOf(t)
	for _, r := range rows {
		if name := r.text("district"); len(at) < headsShown {
			if _, seen := at[name]; !seen {
				at[name] = len(at)
				h.Heads = append(h.Heads, link{name, thingHref("District", name, r.text("city"))})
			}
		}
	}
	for _, of := range runs(rows, "target") {
		if len(h.Lines) == linesShown {
			break
		}
		h.Lines = append(h.Lines, v.sharesOf(of, at))
	}
	d.Heat = h
}

// runs parts rows into those that follow each other with the same text in a column.
func runs(rows []row, column string) [][]row {
	var out [][]row
	for i, r := range rows {
		if i == 0 || r.text(column) != rows[i-1].text(column) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

// sharesOf is the row of one target.
func (v *visit) sharesOf(rows []row, at map[string]int) line {
	r := rows[0]
	l := line{link: link{r.text("what"), ""}, Note: r.text("unit"), Cells: make([]figure, len(at))}
	if no := graph.Spell(r["task"]); no != "" {
		l.link = link{fmt.Sprintf("%s · %s", no, r.text("what")), href("/task", "task", no, "document", r.text("document"))}
	}
	least, most := rows[0].amount("quota"), 1e-9
	for _, r := range rows {
		least, most = min(least, r.amount("quota")), max(most, r.amount("quota"))
	}
	for _, r := range rows {
		i, shown := at[r.text("district")]
		if !shown {
			continue
		}
		text := cmp.Or(graph.Spell(r["quota"]), r.text("text"))
		cell := &l.Cells[i]
		if cell.Text != "" {
			text = cell.Text + "、" + text
		}
		cell.Text = graph.Shorten(text, 12)
		cell.Shade = max(cell.Shade, shareShade(r.amount("quota"), least, most))
		cell.Title = r.text("district") + " · " + r.text("what")
	}
	return l
}

// shareShade is how dark the ground of a share is, the least and the greatest of its row being known. Where all are the same
// none stands out.
func shareShade(share, least, most float64) int {
	if least == most {
		return 1
	}
	return max(1, min(4, 1+int(4*share/most)))
}
