package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// The heads by which columns are known, the usual one first.
var (
	projectHeads  = []string{"项目名称", "实事项目", "实事名称", "项目内容", "事项名称", "任务名称", "工作任务", "实事内容", "任务内容", "项目", "事项", "名称"}
	contentHeads  = []string{"主要内容", "建设内容", "实施内容", "具体内容", "工作内容", "建设内容及规模", "目标任务", "年度目标", "量化目标"}
	categoryHeads = []string{"类别", "项目类别", "类目", "领域", "分类"}
	leaderHeads   = []string{"分管市领导", "责任领导", "分管领导", "牵头领导", "市领导", "县领导", "区领导", "包抓领导", "包联领导", "领导"}
	leadHeads     = []string{"牵头单位", "牵头责任单位", "主办单位", "牵头部门", "主要责任单位", "责任单位", "责任部门", "实施单位", "承办单位"}
	officialHeads = []string{"牵头单位分管领导", "责任单位分管领导", "分管负责人", "责任人", "单位负责人"}
	helperHeads   = []string{"配合单位", "协办单位", "配合部门", "协同单位", "协同部门", "协办部门", "参与单位"}
	dueHeads      = []string{"预计完成时间", "完成时间", "完成时限", "时限", "时间节点"}
	planHeads     = []string{"工作计划和进度安排", "进度安排", "工作计划", "实施计划", "实施进度", "推进计划", "进度计划", "序时进度", "进度"}
	totalHeads    = []string{"量化目标", "目标任务", "目标", "总量", "合计", "总计", "总任务", "任务总数", "任务数", "目标数", "总数", "全市", "全县", "全区"}
	unitHeads     = []string{"计量单位", "单位"}
	numberHeads   = []string{"序号", "编号", "项目序号"}
)

// projectTable is a table of projects and where its columns stand, -1 for one that it does not have.
type projectTable struct {
	table
	number, name, category int
	content                int // what says more of a project than its name
	leader, lead, official int // official is the one whom the unit in charge named
	due, plan              int
	helpers                []int
}

func projectTableOf(t table) projectTable {
	p := projectTable{table: t, number: t.column(numberHeads...), name: t.column(projectHeads...), category: t.column(categoryHeads...),
		content: t.column(contentHeads...), leader: t.column(leaderHeads...), lead: t.column(leadHeads...), official: t.column(officialHeads...),
		due: t.column(dueHeads...), plan: t.column(planHeads...)}
	if p.content == p.name {
		p.content = -1
	}
	p.helpers = p.helperColumns()
	return p
}

// helperColumns returns the columns of those who help: by their heads, and one of 责任单位 beside one of 牵头单位.
func (t projectTable) helperColumns() []int {
	var columns []int
	for i, h := range t.heads {
		if i != t.lead && i != t.official && (slices.Contains(helperHeads, h.name) || slices.Contains(leadHeads, h.name)) {
			columns = append(columns, i)
		}
	}
	if len(columns) == 0 && t.column(helperHeads...) >= 0 {
		columns = append(columns, t.column(helperHeads...))
	}
	return columns
}

// isProjects reports whether the table says who answers for which project.
func (t table) isProjects() bool {
	return t.column(projectHeads...) >= 0 && t.column(leadHeads...) >= 0 && len(t.shareColumns()) == 0
}

// isShares reports whether the table gives districts their shares.
func (t table) isShares() bool { return len(t.shareColumns()) > 0 }

// shareColumns returns the columns over which districts stand: two at the least, since a table that names one is about it.
func (t table) shareColumns() []int {
	var columns []int
	for i, h := range t.heads {
		if isDistrictHead(h) {
			columns = append(columns, i)
		}
	}
	if len(columns) < 2 {
		return nil
	}
	return columns
}

// isDistrictHead knows the head of a column of shares: a name that ends as the names of places do, or one that stands under a
// head which speaks of places.
func isDistrictHead(h head) bool {
	switch {
	case h.name == "", slices.Contains(totalHeads, h.name), slices.Contains(unitHeads, h.name):
		return false
	case isCityLevel(h.name), isPlaceForm(h.name), scan.HasAnySuffix(h.name, "名胜区", "开发区", "度假区", "示范区"):
		return true
	}
	return scan.HasAnySuffix(h.name, "镇", "乡", "街道") && utf8.RuneCountInString(h.name) > 1 ||
		scan.ContainsAny(h.group, []string{"任务分解", "分解任务", "各区", "各县", "各镇", "各乡", "各地"}) && !strings.ContainsAny(h.name, "0123456789")
}

// isCityLevel reports whether a head is that of what the government's own bodies have to do.
func isCityLevel(s string) bool {
	return strings.HasSuffix(s, "本级") || slices.Contains([]string{"市级", "市直", "市属", "市直属", "市直单位", "县级", "县直", "区级", "区直", "省级", "省直"}, s)
}

// wholeRows puts rows together of which the second only goes on with the first.
func (t projectTable) wholeRows() []row {
	var out []row
	for _, row := range t.rows {
		if n := len(out); n > 0 && t.goesOn(out[n-1], row) {
			out[n-1].goOnWith(row)
			continue
		}
		out = append(out, row)
	}
	return out
}

// goesOn reports whether a row only goes on with the one above it: it has neither a number nor, but for the rest of one, a project's
// name, nor a unit in charge.
func (t projectTable) goesOn(above, next row) bool {
	const most = 40 // lines of one row
	if next.last-above.no >= most || next.cell(t.number).s != "" {
		return false
	}
	if next.cell(t.name).s != "" && !strings.ContainsRune("、,，(（", scan.LastRune(above.cell(t.name).s)) {
		return false
	}
	return next.cell(t.lead).s == "" || t.content >= 0 && next.cell(t.content).s == ""
}

// goOnWith adds the cells of a row to those above them. What a page parted goes on at once; what stands on a line of its own is
// one more item.
func (r *row) goOnWith(next row) {
	r.cells = slices.Clone(r.cells)
	for i, c := range next.cells {
		switch above := r.cells[i]; {
		case c.s == "":
		case above.s == "" || strings.ContainsRune("、,，;；。:：(（", scan.LastRune(above.s)):
			r.cells[i] = above.plus(c)
		case endsAsUnit(above.s):
			r.cells[i] = above.plus(text{s: "、"}).plus(c)
		case next.no > r.last+1:
			r.cells[i] = above.plus(c)
		default:
			r.cells[i] = above.plus(text{s: ";"}).plus(c)
		}
	}
	r.last = next.last
}

// isCategoryRow reports whether a row is the heading of a category inside the table.
func (t projectTable) isCategoryRow(r row) (title text, ok bool) {
	title, ok = isSection(r)
	if !ok || len(t.heads) < 3 || strings.Trim(title.s, "0123456789 ") == "" {
		return text{}, false
	}
	if t.number == 0 && r.cells[0].s == title.s {
		return title, true
	}
	st, _, _ := numbering(title.s)
	return title, st == chinese || st == chineseIn
}
