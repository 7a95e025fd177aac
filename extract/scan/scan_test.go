package scan

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// pieces are what the texts of these tests are made of: words that share characters, marks, characters of one to four bytes, and spaces
// of both sorts.
var pieces = []string{"单位", "单", "责任", "责任单位", "任务", "牵头", "位", "市", "市教育局", "教", "6月底前", "12月", "，", "。", ":", "(", "a", "9", " ", "　", "é", "🚌", "𠮷", "一"}

// eachText calls a test with texts that are put together of pieces at random, the same in every run.
func eachText(test func(s string, random *rand.Rand)) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range random.IntN(9) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		test(b.String(), random)
	}
}

// TestCharacters compares first and last characters with those that the standard library decodes.
func TestCharacters(t *testing.T) {
	eachText(func(s string, _ *rand.Rand) {
		r, n := First(s)
		if want, size := utf8.DecodeRuneInString(s); r != want || n != size {
			t.Fatalf("First(%q) = %q, %d; want %q, %d", s, r, n, want, size)
		}
		r, n = Last(s)
		if want, size := utf8.DecodeLastRuneInString(s); r != want || n != size {
			t.Fatalf("Last(%q) = %q, %d; want %q, %d", s, r, n, want, size)
		}
		if !Valid(s) || s != "" && Valid(s[:len(s)-1]) != utf8.ValidString(s[:len(s)-1]) {
			t.Fatalf("Valid(%q) is not what the standard library says", s)
		}
	})
}

// TestIndex compares where words stand with what the standard library finds.
func TestIndex(t *testing.T) {
	eachText(func(s string, random *rand.Rand) {
		word := pieces[random.IntN(len(pieces))]
		if got, want := Index(s, word), strings.Index(s, word); got != want {
			t.Fatalf("Index(%q, %q) = %d, want %d", s, word, got, want)
		}
		if got, want := ContainsAny(s, []string{word, "头"}), strings.Contains(s, word) || strings.Contains(s, "头"); got != want {
			t.Fatalf("ContainsAny(%q, %q) = %v", s, word, got)
		}
		if got, want := LastIndex(s, "位"), strings.LastIndex(s, "位"); got != want {
			t.Fatalf("LastIndex(%q, 位) = %d, want %d", s, got, want)
		}
	})
}

// TestSets compares sets of characters with the standard library's functions of strings of characters.
func TestSets(t *testing.T) {
	const chars = "单市，:a9　é"
	set := SetOf("单市").Or(SetOf("，:a9")).With("　é")
	eachText(func(s string, _ *rand.Rand) {
		if got, want := set.Index(s), strings.IndexAny(s, chars); got != want {
			t.Fatalf("Index(%q) = %d, want %d", s, got, want)
		}
		if got, want := set.Last(s), strings.LastIndexAny(s, chars); got != want {
			t.Fatalf("Last(%q) = %d, want %d", s, got, want)
		}
		if got, want := set.Trim(s), strings.Trim(s, chars); got != want {
			t.Fatalf("Trim(%q) = %q, want %q", s, got, want)
		}
		if got, want := set.In(s), strings.ContainsAny(s, chars); got != want {
			t.Fatalf("In(%q) = %v", s, got)
		}
	})
}

// TestWordsAndEnds compares lists of words with a search for the longest word at every place.
func TestWordsAndEnds(t *testing.T) {
	list := []string{"单", "责任", "责任单位", "任务", "单位", "市教", "é", "🚌a", "𠮷"}
	words, ends := WordsOf(strings.Join(list, " ")), EndsOf(strings.Join(list, "\n"))
	longest := func(is func(word string) bool) (best string) {
		for _, w := range list {
			if is(w) && len(w) > len(best) {
				best = w
			}
		}
		return best
	}
	eachText(func(s string, _ *rand.Rand) {
		if got, want := words.Begin(s), longest(func(w string) bool { return strings.HasPrefix(s, w) }); got != want {
			t.Fatalf("Begin(%q) = %q, want %q", s, got, want)
		}
		if got, want := ends.End(s), longest(func(w string) bool { return strings.HasSuffix(s, w) }); got != want {
			t.Fatalf("End(%q) = %q, want %q", s, got, want)
		}
		for from := range s {
			at := from
			for at < len(s) && longest(func(w string) bool { return strings.HasPrefix(s[at:], w) }) == "" {
				at++
			}
			want := longest(func(w string) bool { return strings.HasPrefix(s[at:], w) })
			if i, got := words.Next(s, from); i != at || got != want {
				t.Fatalf("Next(%q, %d) = %d, %q; want %d, %q", s, from, i, got, at, want)
			}
		}
	})
}

// TestChain takes words and months off the beginning of a text, as many as stand there.
func TestChain(t *testing.T) {
	words := WordsOf("加快 全面 建成")
	for s, want := range map[string]string{
		"加快全面建成学校": "加快全面建成",
		"6月底前加快推进": "6月底前加快",
		"12月建成":    "12月建成",
		"9月中旬前建成":  "9月中旬前建成",
		"6月份建成":    "6月份建成",
		"123月建成":   "",
		"推进加快":     "",
		"":         "",
	} {
		if got := words.Chain(s); got != want {
			t.Errorf("Chain(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestTable compares what a table holds of each character with a search of all values.
func TestTable(t *testing.T) {
	values := []string{"单位", "单", "责任", "市", "6月底前", "é", "🚌"}
	table := TableOf(values, FirstRune)
	for _, r := range "单责市6é，局头🚌\x00" {
		want := slices.DeleteFunc(slices.Clone(values), func(s string) bool { return FirstRune(s) != r })
		if got := table.Of(r); !slices.Equal(got, want) || table.Chars().Has(r) != (len(want) > 0) {
			t.Errorf("Of(%q) = %q, want %q", r, got, want)
		}
	}
	if got := new(Table[string]).Of('单'); got != nil {
		t.Errorf("the zero table holds %q", got)
	}
}

// TestAffixes takes words off the ends of texts.
func TestAffixes(t *testing.T) {
	for s, want := range map[string]string{"和谐社区": "谐社区", "和平": "和平", "和": "", "、市": "市", "与会": "与会"} {
		if got, _ := CutPrefix(s, "、", "和"); got != want {
			t.Errorf("CutPrefix(%q) = %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"张某　 共同": "张某", "张某分别": "张某", "共同张某": "共同张某"} {
		if got, _ := CutSuffix(s, []string{"共同", "分别"}); got != want {
			t.Errorf("CutSuffix(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestClauses finds the clause around a place in print.
func TestClauses(t *testing.T) {
	const s = "建成学校6所、桥2座，其中：今年3所；余下明年。"
	for word, want := range map[string]string{"6": "建成学校6所、桥2座", "其中": "其中", "3所": "今年3所", "明": "余下明年"} {
		at := strings.Index(s, word)
		if got := s[ClauseFrom(s, at):ClauseTo(s, at)]; got != want {
			t.Errorf("the clause around %s is %q, want %q", word, got, want)
		}
	}
	long := strings.Repeat("长", ClauseReach)
	from, to := ClauseFrom(long, len(long)/2), ClauseTo(long, len(long)/2)
	if !utf8.ValidString(long[from:to]) || to-from < ClauseReach || to-from > 2*ClauseReach+utf8.UTFMax {
		t.Errorf("of print without marks %d bytes are a clause", to-from)
	}
}
