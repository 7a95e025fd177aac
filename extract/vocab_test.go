package extract

import (
	"os"
	"strings"
	"testing"
)

func TestVocabularyErrors(t *testing.T) {
	for list, want := range map[string]string{
		"bureau 市财政局":    "departments.txt:1: no line such as [*]",
		"[*]\nbureau":    "departments.txt:2: want a kind, one of government",
		"[*]\nking 市财政局": "departments.txt:2: want a kind, one of government",
		"[*]\nbureau 财政局\n\nbureau 税务局 财政局 # 又": "departments.txt:4: 财政局 is given already, at departments.txt:2",
		"[*]\nbureau 财政局\n[宁州市]\nbureau 财政局":    "",
		"\r\n# 名\r\n[*]\r\nbureau 财政局\r\n":      "",
	} {
		var v Vocabulary
		err := v.Add("departments.txt", list)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("Add(%q) = %v, want %q", list, err, want)
		}
	}
	var v Vocabulary
	if err := v.Add("streets.txt", "[*]\nroad 路"); err == nil || !strings.Contains(err.Error(), `no list is called "streets"`) {
		t.Errorf("a list of another name: %v", err)
	}
}

func TestVocabularyScopes(t *testing.T) {
	var v Vocabulary
	for name, list := range map[string]string{
		"departments.txt":        "[*]\nbureau 财政局 财税局\n[市]\ncommittee 发改委 发展改革委\n[宁州市]\nbureau 市财税局\n",
		"ningzhou-districts.txt": "[宁州市]\ndistrict 海曲区\nzone 云山景区 宁州云山景区\n",
	} {
		if err := v.Add(name, list); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range [...]struct{ jurisdiction, name, want string }{
		{"宁州市", "市财税局", "市财税局"}, // its own list goes first
		{"安河市", "市财税局", "市财政局"},
		{"安河市", "区财税局", "区财政局"},
		{"安河市", "市发展改革委", "市发改委"},
		{"海岚省", "省发展改革委", ""}, // the list is of cities
		{"安河市", "海曲财税局", ""},
	} {
		if got, _ := v.department(c.jurisdiction, c.name); got.name != c.want {
			t.Errorf("%s of %s is %q, want %q", c.name, c.jurisdiction, got.name, c.want)
		}
	}
	if got, ok := v.districtOf("宁州市", "宁州云山景区"); !ok || got.name != "云山景区" || v.isDistrict("宁州市", "云山景区") || !v.isDistrict("宁州市", "海曲区") {
		t.Errorf("districts of 宁州市: %v %v", got, ok)
	}
	want := "云山景区 发展改革委 发改委 宁州云山景区 市财税局 海曲区 财政局 财税局"
	if got := strings.Join(v.Words(), " "); got != want {
		t.Errorf("Words() = %s, want %s", got, want)
	}
}

// TestWordLists checks the lists that the program ships: they can be read, and every form comes out as its proper name when
// it is read from a list of units.
func TestWordLists(t *testing.T) {
	var v Vocabulary
	for _, name := range []string{"departments.txt", "districts.txt"} {
		raw, err := os.ReadFile("../seeds/vocab/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Add(name, string(raw)); err != nil {
			t.Fatal(err)
		}
	}
	for key, entry := range v.departments {
		scope, form, _ := strings.Cut(key, "\t")
		jurisdiction, printed := scope, form
		if !strings.HasSuffix(scope, "市") || scope == "市" {
			level := scope
			if scope == "*" {
				level = "区"
			}
			jurisdiction, printed = "宁州"+level, level+form
		}
		x := &Extractor{Vocab: v}
		d := &document{jurisdiction: jurisdiction}
		list := x.units(d, text{s: printed, marks: []mark{{0, 1}}})
		if len(list) != 1 || !strings.HasSuffix(x.department(d, list[0].name).Props.Get("name").(string), entry.name) {
			t.Errorf("%s: %s, read from %s, does not come out as %s: %+v", scope, form, printed, entry.name, list)
		}
	}
}

func TestIndicatorGivenTwice(t *testing.T) {
	v := &Vocabulary{}
	if err := v.Add("indicators.txt", "规模以上 规上\n高于规模 规上"); err == nil || !strings.Contains(err.Error(), "indicators.txt:2") {
		t.Errorf("a form of two names: error %v", err)
	}
}
