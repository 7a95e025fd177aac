package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"dutygraph/graph"
)

// bars is a picture of bars of two parts, one below the other.
type bars struct {
	First, Second string // what the parts count
	Bars          []bar
}

// bar is a bar of two parts. Its measures are of the drawing, the longest being barLength.
type bar struct {
	link
	First, Second    int64
	Length1, Length2 int
}

const (
	barLength = 420
	barsShown = 120 // bars that a page shows
)

func (b *bars) add(l link, first, second int64) {
	if len(b.Bars) < barsShown {
		b.Bars = append(b.Bars, bar{link: l, First: first, Second: second})
	}
}

// measured gives all bars their lengths.
func (b *bars) measured() *bars {
	longest := int64(1)
	for _, one := range b.Bars {
		longest = max(longest, one.First+one.Second)
	}
	for i := range b.Bars {
		one := &b.Bars[i]
		one.Length1, one.Length2 = int(one.First*barLength/longest), int(one.Second*barLength/longest)
	}
	return b
}

// drawLoad draws how much each department leads and supports.
func (v *visit) drawLoad(t *graph.Table, d *overviewData) {
	b := &bars{First: v.Column("leads"), Second: v.Column("supports")}
	rows := slices.DeleteFunc(rowsOf(t), func(r row) bool { return r.text("label") != "Department" })
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.number("leads"), a.number("leads")), cmp.Compare(b.number("tasks"), a.number("tasks")))
	})
	for _, r := range rows {
		b.add(link{r.text("name"), thingHref("Department", r.text("name"), r.text("city"))}, r.number("leads"), r.number("tasks")-r.number("leads"))
	}
	d.Bars = b.measured()
}

// drawParts draws how many figures each part of a document sets.
func (v *visit) drawParts(t *graph.Table, d *overviewData) {
	b := &bars{First: v.Column("goals"), Second: v.Column("money")}
	for _, r := range rowsOf(t) {
		l := link{r.text("section"), ""}
		if l.Text == "" {
			l = link{d.Document, href("/document", "name", d.Document)}
		}
		b.add(l, r.number("goals"), r.number("money"))
	}
	d.Bars = b.measured()
}

// months is a picture of columns of two parts, one for each month.
type months struct {
	First, Second string
	Width, Height int
	Base          int // where the columns stand
	Columns       []month
}

// month is a column with its measures.
type month struct {
	link
	First, Second int64
	X, Middle     int
	Y1, Height1   int
	Y2, Height2   int
	Year          string // written below the first month of each year
}

// The measures of the picture of months.
const (
	monthWidth  = 60
	monthGap    = 30
	monthHeight = 220
	monthsShown = 36
)

// drawDue draws what is due over the months, those with nothing due among them.
func (v *visit) drawDue(t *graph.Table, d *overviewData) {
	m := &months{First: v.T("due-tasks"), Second: v.T("due-milestones"), Base: monthHeight + 30, Height: monthHeight + 80}
	most, before := int64(1), 0
	for _, r := range rowsOf(t) {
		no, ok := monthNumber(r.text("month"))
		if !ok {
			continue
		}
		for gap := before + 1; before > 0 && gap < no && len(m.Columns) < monthsShown; gap++ {
			m.Columns = append(m.Columns, month{link: link{Text: monthName(gap)}})
		}
		if len(m.Columns) == monthsShown {
			break
		}
		before = no
		most = max(most, r.number("tasks")+r.number("milestones"))
		m.Columns = append(m.Columns, month{First: r.number("tasks"), Second: r.number("milestones"),
			link: link{r.text("month"), href("/q/milestones-due", "since", r.text("month")+"-01", "until", r.text("month")+"-31")}})
	}
	for i := range m.Columns {
		c := &m.Columns[i]
		c.X = margin + i*(monthWidth+monthGap)
		c.Middle = c.X + monthWidth/2
		c.Height1, c.Height2 = int(c.First*monthHeight/most), int(c.Second*monthHeight/most)
		c.Y1 = m.Base - c.Height1
		c.Y2 = c.Y1 - c.Height2
		if i == 0 || c.Text[5:] == "01" {
			c.Year = c.Text[:4]
		}
	}
	m.Width = 2*margin + len(m.Columns)*(monthWidth+monthGap) - monthGap
	if len(m.Columns) > 0 {
		d.Months = m
	}
}

// monthNumber counts months from the year 0: 2024-02 is 24290.
func monthNumber(text string) (int, bool) {
	if len(text) != len("2024-02") || text[4] != '-' {
		return 0, false
	}
	year, err1 := strconv.Atoi(text[:4])
	no, err2 := strconv.Atoi(text[5:])
	return year*12 + no, err1 == nil && err2 == nil && no >= 1 && no <= 12 && year > 0
}

// monthName is the month of a number.
func monthName(no int) string { return fmt.Sprintf("%04d-%02d", (no-1)/12, (no-1)%12+1) }

// All is how much is due in the month.
func (m month) All() int64 { return m.First + m.Second }

// Short is the month's own number.
func (m month) Short() string { return m.Text[5:] }

// LabelY is where the figure above the column stands.
func (m month) LabelY() int { return m.Y2 - 7 }

// MonthY is where the months are written.
func (m months) MonthY() int { return m.Base + 20 }

// YearY is where the years are written.
func (m months) YearY() int { return m.Base + 40 }
