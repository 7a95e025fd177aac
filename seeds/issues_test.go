package seeds

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// runLength is the number of characters in a row that a sentence of the sample may not share with the real issue.
const runLength = 15

// TestSampleWording checks that the sample says what the real issue says in words of its own.
func TestSampleWording(t *testing.T) {
	real := realIssue(t)
	for _, o := range sharedRuns(sampleIssue(t), real, properNames(t)) {
		t.Error(o)
	}
}

// TestProperNames checks that what the search leaves out are names, and that each of them is needed.
func TestProperNames(t *testing.T) {
	sample := string(flat(sampleIssue(t)))
	for _, name := range properNames(t) {
		if utf8.RuneCountInString(name) > 50 || strings.ContainsAny(name, "。;") {
			t.Errorf("%s is longer than a name or a sentence", name)
		}
		if !strings.Contains(sample, string(flat(name))) {
			t.Errorf("%s is in no sample issue", name)
		}
	}
}

// TestSharedRuns checks that the search finds what it is for, and leaves alone only what the rule leaves out.
func TestSharedRuns(t *testing.T) {
	const real = "本市全年计划改造旧桥十二座并新修步道六十公里以上。\n甲乙丙丁戊己庚辛壬癸研究院\n指标\t3.9%\t4.1%\t55%\t6701\n"
	names := []string{"甲乙丙丁戊己庚辛壬癸研究院", "旧桥"}
	for _, c := range []struct {
		name, sample string
		want         int
	}{
		{"own words", "全年改造十二座老桥,步道新修六十公里以上。", 0},
		{"fourteen characters", "再说一遍:二座并新修步道六十公里以上。", 0},
		{"fifteen characters", "再说一遍:十二座并新修步道六十公里以上。", 1},
		{"over a page break", "再说一遍:十二座并新修\n\n步道六十公里以上。", 1},
		{"in a table", "指标\t十二座并新修步道六十公里以上。\t1", 1},
		{"a name", "建设甲乙丙丁戊己庚辛壬癸研究院。", 0},
		{"a name and the words before it", "十二座并新修步道六十公里以上。甲乙丙丁戊己庚辛壬癸研究院", 1},
		{"figures of a row", "指标\t3.9%\t4.1%\t55%\t6701", 0},
		{"the same figures in a sentence", "指标3.9%4.1%55%6701", 1},
		{"two passages", "十二座并新修步道六十公里以上。此外,十二座并新修步道六十公里以上。", 2},
	} {
		if got := sharedRuns(c.sample, real, names); len(got) != c.want {
			t.Errorf("%s: found %q, want %d", c.name, got, c.want)
		}
	}
}

// sharedRuns returns the passages of at least runLength characters that sample and real have in common, spaces and line
// breaks aside, each with its lines in the sample. Left out are proper names, document numbers, the label of a list of
// units and the figures of tables; a tab ends a passage of the sample, because the cells of a row are no sentence.
func sharedRuns(sample, real string, names []string) []string {
	known := map[string]bool{}
	plain := flat(real)
	for i := 0; i+runLength <= len(plain); i++ {
		known[string(plain[i:i+runLength])] = true
	}
	chars, lines := numbered(maskForms(sample))
	maskNames(chars, names)
	var found []string
	for i := 0; i+runLength <= len(chars); i++ {
		end := i + runLength
		if !known[string(chars[i:end])] {
			continue
		}
		for end < len(chars) && known[string(chars[end-runLength+1:end+1])] {
			end++
		}
		found = append(found, fmt.Sprintf("lines %d-%d say it as the real issue does: %s", lines[i], lines[end-1], string(chars[i:end])))
		i = end - runLength
	}
	return found
}

// masked stands for print that may be the same in both issues. It occurs in neither.
const masked = '\x00'

// flat returns the characters of s without spaces and line breaks.
func flat(s string) []rune {
	chars, _ := numbered(s)
	return chars
}

// numbered returns the characters of s without spaces and line breaks, and the line of each.
func numbered(s string) (chars []rune, lines []int) {
	line := 1
	for _, r := range s {
		if r == '\n' {
			line++
		}
		if !unicode.IsSpace(r) {
			chars, lines = append(chars, r), append(lines, line)
		}
	}
	return chars, lines
}

var (
	// documentNumber matches the number that a government gives a document, such as 甲政函〔2024〕16号.
	documentNumber = regexp.MustCompile(`\p{Han}{2,5}〔[0-9]{4}〕[0-9]+ ?号`)
	// unitsLabel matches what is printed before a list of units.
	unitsLabel = regexp.MustCompile(`责\s*任单位:`)
	// figure matches a number with its sign, share or scale, as a table's cell has it, and the end of the cell.
	figure = regexp.MustCompile(`[0-9][0-9.,%()-]*|\t`)
)

// maskForms takes the document numbers and the labels out of s, and the figures and cell borders out of the rows of its
// tables; the figures of sentences stay.
func maskForms(s string) string {
	s = documentNumber.ReplaceAllString(s, string(masked))
	s = unitsLabel.ReplaceAllStringFunc(s, func(label string) string {
		return string(masked) + strings.Repeat("\n", strings.Count(label, "\n"))
	})
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.Contains(l, "\t") {
			lines[i] = figure.ReplaceAllString(l, string(masked)) + string(masked)
		}
	}
	return strings.Join(lines, "\n")
}

// maskNames takes the names out of chars, the longer ones first.
func maskNames(chars []rune, names []string) {
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, n := range names {
		name := flat(n)
		for i := 0; i+len(name) <= len(chars); i++ {
			if slices.Equal(chars[i:i+len(name)], name) {
				for j := range name {
					chars[i+j] = masked
				}
			}
		}
	}
}

// sampleIssue returns the sample as it is shipped.
func sampleIssue(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	names, err := fs.Glob(Issues, "issues/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no sample issue is embedded: %v", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(Issues, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// realIssue returns the issue from which the sample's facts come, which is no part of the project.
func realIssue(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("../../shared/seeds/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the real issue is not here: put it into ../shared/seeds to compare the sample's wording with it")
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// properNames returns the names that both issues may have, one a line of the list.
func properNames(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for l := range strings.Lines(string(text)) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			names = append(names, l)
		}
	}
	return names
}
