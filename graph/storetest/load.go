package storetest

import (
	"testing"

	"dutygraph/graph"
)

func emptyStore(t *testing.T, s graph.Store) { wantState(t, s) }

func load(t *testing.T, s graph.Store) {
	b := first()
	changes := mustLoad(t, s, b)
	want := graph.Compare(nil, b)
	if len(changes) != 1 || changes[0] != want {
		t.Errorf("changes %+v, want %+v", changes, want)
	}
	wantState(t, s, b)
}

func loadNothing(t *testing.T, s graph.Store) {
	if changes := mustLoad(t, s); len(changes) != 0 {
		t.Errorf("changes %+v", changes)
	}
	wantState(t, s)
}

func loadAgain(t *testing.T, s graph.Store) {
	mustLoad(t, s, first(), second())
	for _, c := range mustLoad(t, s, first(), second()) {
		if c.Outcome != graph.Unchanged || c.LinksAdded != 0 || c.LinksGone != 0 {
			t.Errorf("loaded again: %+v", c)
		}
	}
	shuffled := first()
	for i, k := 0, len(shuffled.Facts)-1; i < k; i, k = i+1, k-1 {
		shuffled.Facts[i], shuffled.Facts[k] = shuffled.Facts[k], shuffled.Facts[i]
	}
	if c := mustLoad(t, s, shuffled); c[0].Outcome != graph.Unchanged {
		t.Errorf("the same facts in another order: %+v", c)
	}
	wantState(t, s, first(), second())
}

// revised is the first document with a task less, another changed and a new one.
func revised() graph.Batch {
	return breakdown("云政发〔2031〕1号", "2031-02-01",
		duty{1, "新建沿河绿道和驿站。", "卜二南", "市长", []string{"市园林局", "市体育局"}, []string{"东河区"}, "沿河驿站", 60},
		duty{3, "办好夜校。", "卜二南", "市长", []string{"市教育局", "市园林局"}, nil, "", 0},
		duty{4, "清理沟渠。", "卜二南", "市长", []string{"市城管局"}, nil, "", 0})
}

func replace(t *testing.T, s graph.Store) {
	old, next := first(), revised()
	mustLoad(t, s, old)
	changes := mustLoad(t, s, next)
	want := graph.Compare(&old, next)
	if len(changes) != 1 || changes[0] != want {
		t.Errorf("changes %+v, want %+v", changes, want)
	}
	wantState(t, s, next)
}

func replaceKeepsOthers(t *testing.T, s graph.Store) {
	mustLoad(t, s, first(), second(), third())
	mustLoad(t, s, revised())
	wantState(t, s, revised(), second(), third())
	mustLoad(t, s, first())
	wantState(t, s, first(), second(), third())
}

func remove(t *testing.T, s graph.Store) {
	mustLoad(t, s, first(), second(), third())
	gone := first()
	changes, err := s.Remove(within(t), gone.Doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) != 1 || changes[0].Document != gone.Doc.ID || changes[0].Outcome != graph.Removed || changes[0].LinksGone != len(gone.Facts) {
		t.Errorf("changes %+v", changes)
	}
	wantState(t, s, second(), third())
	if _, err := s.Remove(within(t), second().Doc.ID, third().Doc.ID); err != nil {
		t.Fatal(err)
	}
	wantState(t, s)
}

func removeUnknown(t *testing.T, s graph.Store) {
	mustLoad(t, s, first())
	if changes, err := s.Remove(within(t), "云政发〔1999〕1号"); err == nil {
		t.Errorf("an unknown document was removed: %+v", changes)
	}
	wantState(t, s, first())
}

// sharedNodes goes with the last link to it, whichever document stated it.
func sharedNodes(t *testing.T, s graph.Store) {
	has := func(label graph.Label, name string) bool {
		t.Helper()
		rows := mustQuery(t, s, "MATCH (n:"+string(label)+" {id: $id}) RETURN n.id AS id", map[string]any{"id": city + "/" + name}).Rows
		return len(rows) == 1
	}
	mustLoad(t, s, first(), second())
	if !has(graph.Department, "市教育局") || !has(graph.Department, "市水务局") || !has(graph.Project, "旧桥") {
		t.Error("a shared node is missing after loading")
	}
	if _, err := s.Remove(within(t), first().Doc.ID); err != nil {
		t.Fatal(err)
	}
	if has(graph.Department, "市教育局") || has(graph.Person, "卜二南") || has(graph.Project, "沿河绿道") {
		t.Error("a shared node stays although nothing refers to it")
	}
	if !has(graph.Department, "市水务局") || !has(graph.Person, "齐一鸣") || !has(graph.District, "西山县") {
		t.Error("a shared node is gone although another document refers to it")
	}
}

// references checks that a document may point to one that is not loaded, and that either may come and go.
func references(t *testing.T, s graph.Store) {
	about := second().Doc
	about.Props = graph.PropsOf("number", about.ID, "title", about.Props.Get("title"))
	note := document("云政解〔2031〕1号", "2031-06-01")
	note.Facts = []graph.Fact{{From: &note.Doc, Rel: graph.Interprets, To: &about, At: graph.Span{First: 3, Last: 3}}}
	mustLoad(t, s, note)
	wantState(t, s, note)
	mustLoad(t, s, second())
	wantState(t, s, second(), note)
	if c := mustLoad(t, s, note); c[0].Outcome != graph.Unchanged {
		t.Errorf("loaded again: %+v", c)
	}
	if _, err := s.Remove(within(t), second().Doc.ID); err != nil {
		t.Fatal(err)
	}
	wantState(t, s, note)
	if _, err := s.Remove(within(t), second().Doc.ID); err == nil {
		t.Error("a document that is only referred to was removed")
	}
	mustLoad(t, s, second())
	if _, err := s.Remove(within(t), note.Doc.ID); err != nil {
		t.Fatal(err)
	}
	wantState(t, s, second())
}

func orderOfLoading(t *testing.T, s graph.Store) {
	all := []graph.Batch{first(), second(), third()}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		for _, i := range order {
			mustLoad(t, s, all[i])
		}
		wantState(t, s, all...)
		for _, i := range order {
			if _, err := s.Remove(within(t), all[i].Doc.ID); err != nil {
				t.Fatal(err)
			}
		}
		wantState(t, s)
	}
}

// leaders checks that one who leads is a Leader only as long as a document says so, with the title of the newest.
func leaders(t *testing.T, s graph.Store) {
	title := func(label graph.Label, name string) any {
		t.Helper()
		rows := mustQuery(t, s, "MATCH (p:"+string(label)+" {name: $name}) RETURN p.title AS title", map[string]any{"name": name}).Rows
		if len(rows) != 1 {
			return len(rows)
		}
		return rows[0][0]
	}
	expect := func(label graph.Label, name string, want any) {
		t.Helper()
		if got := title(label, name); got != want {
			t.Errorf("%s %s: title %v, want %v", label, name, got, want)
		}
	}
	charge := breakdown("云政发〔2031〕9号", "2031-09-01", duty{no: 1, text: "疏浚河道。", units: []string{"市水务局"}})
	charge.Facts = append(charge.Facts, graph.Fact{From: shared(graph.Person, "齐一鸣"), Rel: graph.InChargeOf, To: charge.Facts[0].From,
		Props: graph.PropsOf("department", "市水务局"), At: graph.Span{First: 12, Last: 12}})
	mustLoad(t, s, second(), charge)
	expect(graph.Leader, "齐一鸣", "常务副市长")
	mustLoad(t, s, first())
	expect(graph.Leader, "齐一鸣", "常务副市长")
	expect(graph.Person, "齐一鸣", "常务副市长")
	mustLoad(t, s, third())
	expect(graph.Leader, "沙三北", "秘书长") // of two documents of one day the greater key is the newer
	if _, err := s.Remove(within(t), second().Doc.ID); err != nil {
		t.Fatal(err)
	}
	expect(graph.Leader, "齐一鸣", "副市长")
	if _, err := s.Remove(within(t), first().Doc.ID); err != nil {
		t.Fatal(err)
	}
	expect(graph.Leader, "齐一鸣", 0)
	expect(graph.Person, "齐一鸣", nil)
	wantState(t, s, third(), charge)
}
