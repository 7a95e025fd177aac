package extract

import (
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// shareNode makes a shared node of the document's jurisdiction with properties that are given as names and values. Name and
// properties are made once for each document.
func (d *document) shareNode(label graph.Label, name string, pairs ...any) *graph.Node {
	all := append(make([]any, 0, 12), pairs...)
	return &graph.Node{Label: label, ID: d.shared(name), Props: graph.PropsOf(append(all, "jurisdiction", d.jurisdiction, "name", name)...)}
}

// leader is the node of a leader.
func (x *Extractor) leader(d *document, l leader) *graph.Node {
	if n, ok := d.leaders[l]; ok {
		return n
	}
	if d.leaders == nil {
		d.leaders = map[leader]*graph.Node{}
	}
	d.leaders[l] = x.known(d, graph.Leader, l.name, "title", l.title)
	return d.leaders[l]
}

// department is the node of a department under its proper name, whichever of its names is printed.
func (x *Extractor) department(d *document, printed string) *graph.Node {
	if n, ok := d.departments[printed]; ok {
		return n
	}
	t, listed, by := x.listed(d, ownForm(d.jurisdiction, printed))
	kind := t.kind
	if !listed {
		kind = x.unitKind(d, t.name)
	}
	n := d.shareNode(graph.Department, t.name, "aliases", t.forms, decision, by, "kind", kind)
	if d.departments == nil {
		d.departments = map[string]*graph.Node{}
	}
	d.departments[printed] = n
	return n
}

// ownForm writes the name of a government's own body as the government itself does: 市公安局 for 宁州市公安局, and 海曲区财政局
// for 宁州市海曲区财政局.
func ownForm(jurisdiction, name string) string {
	if jurisdiction == "" {
		return name
	}
	rest, ok := strings.CutPrefix(name, jurisdiction)
	if n := placeLen(jurisdiction); !ok && n < len(jurisdiction) { // a district with its city before it
		rest, ok = strings.CutPrefix(name, jurisdiction[n:])
	}
	level := string(scan.LastRune(jurisdiction))
	if !ok || rest == "" || levelOf(level) == "" {
		return name
	}
	if placeLen(rest) > 0 {
		return rest
	}
	return level + rest
}

// unitKind is the kind of a department by the form of its name.
func (x *Extractor) unitKind(d *document, name string) string {
	if isCollective(name) {
		return "group"
	}
	if _, ok := x.governed(d, name); ok {
		return "district"
	}
	body := name[len(levelOf(name)):]
	switch {
	case strings.HasPrefix(body, "政府") || strings.HasSuffix(body, "政府"):
		return "government"
	case strings.HasPrefix(body, "委") || strings.HasPrefix(body, "纪委") || strings.HasPrefix(body, "监委") || strings.Contains(body, "党委") || strings.Contains(body, "党工委"):
		return "party"
	case scan.HasAnySuffix(body, "集团", "公司", "机场", "银行", "分行", "支行", "企业"):
		return "enterprise"
	case scan.HasAnySuffix(body, "管委会", "委员会") || strings.HasSuffix(body, "委") && !strings.HasPrefix(name, "团"):
		return "committee"
	case scan.HasAnySuffix(body, "局", "厅", "办", "办公室", "海关", "署", "支队", "总队", "处") || strings.HasSuffix(body, "部") && !strings.HasSuffix(body, "指挥部"):
		return "bureau"
	}
	return "institution"
}

// governed returns the district whose government a department is, by its name.
func (x *Extractor) governed(d *document, department string) (string, bool) {
	place, ok := strings.CutSuffix(department, "政府")
	if !ok || strings.HasSuffix(d.jurisdiction, place) {
		return "", false
	}
	return place, x.Vocab.isDistrict(d.jurisdiction, place) || isPlaceForm(place)
}

// district is the node of a district under its proper name.
func (x *Extractor) district(d *document, name string) *graph.Node {
	kind := districtKind(name)
	if t, ok := x.Vocab.districtOf(d.jurisdiction, name); ok {
		name, kind = t.name, t.kind
	}
	return d.shareNode(graph.District, name, "kind", kind)
}

// districtKind is the kind of a district by the form of its name.
func districtKind(name string) string {
	switch {
	case strings.HasSuffix(name, "本级"):
		return "municipal"
	case !isPlaceForm(name) || strings.HasSuffix(name, "名胜区") || strings.HasSuffix(name, "开发区"):
		return "zone"
	}
	switch scan.LastRune(name) {
	case '县', '旗':
		return "county"
	case '市', '州':
		return "city"
	}
	return "district"
}
