package extract

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dutygraph/extract/casetest"
)

// repaged copies the real issue with page breaks at other places: inside paragraphs, with what a page has around its print, and
// between the rows of tables, whose heads are printed again.
func repaged(raw string, r *rand.Rand, wide bool) string {
	var b strings.Builder
	var heads []string // of the table in hand
	furniture := func() string {
		return [...]string{"", "— 58 —\n\n", "61\n", "宁川市人民政府公报 2024年第2期\n\n", "· 12 ·\n\n"}[r.IntN(5)]
	}
	start := strings.Index(raw, "政府工作报告\n\n(2024年")
	b.WriteString(raw[:start])
	lines := strings.Split(raw[start:], "\n")
	for i, l := range lines {
		switch runes := []rune(l); {
		case strings.Contains(l, "\t"):
			if i == 0 || !strings.Contains(lines[i-1], "\t") {
				heads = []string{l}
			} else if len(heads) == 1 && strings.HasPrefix(l, "\t\t\t\t\t") {
				heads = append(heads, l)
			} else if r.IntN(12) == 0 {
				b.WriteString("\n" + furniture() + strings.Join(heads, "\n") + "\n")
			}
			if strings.HasPrefix(heads[0], "序号\t") && !slices.Contains(heads, l) && r.IntN(10) == 0 { // a cell is broken over lines
				if at := 8 + r.IntN(len(runes)); at < len(runes) && runes[at] != '\t' && runes[at-1] != '\t' {
					l = string(runes[:at]) + "\n" + string(runes[at:])
				}
			}
		case len(runes) > 30 && r.IntN(3) == 0 && !strings.ContainsAny(l, "¹²³⁴⁵⁶⁷⁸⁹"): // footnotes stay whole
			at := 15 + r.IntN(len(runes)-20)
			if st, _, _ := numbering(string(runes[at:])); st == unnumbered && !strings.ContainsAny(string(runes[at-1]), "。;；:：”)） ") {
				l = string(runes[:at]) + "\n\n" + furniture() + string(runes[at:])
			}
		}
		b.WriteString(l + "\n")
	}
	s := b.String()
	if wide {
		s = strings.NewReplacer(",", "，", "(", "（", ")", "）", ":", "：", "%", "％", "0", "０", "5", "５").Replace(s)
	}
	return s
}

// stated prints what every document states, nodes and links one a line, without lines of the source.
func stated(readings []Reading, rename func(string) string) []string {
	lines := regexp.MustCompile(`(line(Start|End)|ruleLine|rule)=\S*`)
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if s = narrow.Replace(rename(lines.ReplaceAllString(s, ""))); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, r := range readings {
		for _, f := range r.Facts {
			add(nodeText(*f.From))
			add(nodeText(*f.To))
			add(fmt.Sprintf("%s -%s-> %s %s", f.From.ID, f.Rel, f.To.ID, casetest.Props(f.Props)))
		}
	}
	slices.Sort(out)
	return out
}

// difference lists what only one of two sorted lists holds.
func difference(want, got []string) []string {
	var out []string
	for i, j := 0, 0; i < len(want) || j < len(got); {
		switch {
		case j == len(got) || i < len(want) && want[i] < got[j]:
			out = append(out, "- "+want[i])
			i++
		case i == len(want) || got[j] < want[i]:
			out = append(out, "+ "+got[j])
			j++
		default:
			i, j = i+1, j+1
		}
	}
	return out
}

// TestRepaged reads copies of the real issue under other names with other page breaks: what every kind of document states must be
// the same but for a few, where a break leaves nothing that tells what belongs together.
func TestRepaged(t *testing.T) {
	raw := strings.ReplaceAll(strings.ReplaceAll(casetest.RealIssue(t), "**", ""), "方 毅", "方毅")
	x := shippedForms(t)
	x.Vocab = Vocabulary{}
	original := stated(x.Extract("issue.txt", raw), renames.Replace)
	wrong, all := 0, 0
	for seed := range uint64(8) {
		got := stated(x.Extract("copy.txt", repaged(renames.Replace(raw), rand.New(rand.NewPCG(seed, 2)), seed%2 == 1)), func(s string) string { return s })
		all += len(original)
		for _, d := range difference(original, got) {
			wrong++
			t.Logf("seed %d %s", seed, d)
		}
	}
	if wrong*200 > all {
		t.Errorf("%d of %d nodes and links differ, want at most one in two hundred", wrong, all)
	}
}
