package extract

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dutygraph/extract/quantity"
)

// goldRow is what the hand-made gold says of one task or measure of the real gazette.
type goldRow struct {
	No        int          `json:"no"`
	LineStart int          `json:"line_start"`
	LineEnd   int          `json:"line_end"`
	Targets   []goldFigure `json:"targets"`
	Amounts   []goldFigure `json:"amounts"`

	Projects         []string `json:"projects"`
	ProjectsOptional []string `json:"projects_optional"`
}

type goldFigure struct {
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Op    string  `json:"op"`
	Role  string  `json:"role"`
	Doubt bool    `json:"doubt"`
}

// tally counts how what was read agrees with gold, each figure spelt as a word.
type tally struct{ right, extra, missed int }

// compare counts the figures of one owner; those in doubt count neither way.
func (n *tally) compare(t *testing.T, owner string, read, gold, doubtful map[string]bool) {
	t.Helper()
	for key := range read {
		switch {
		case gold[key]:
			n.right++
		case !doubtful[key]:
			n.extra++
			t.Logf("%s: %s is in no gold", owner, key)
		}
	}
	for key := range gold {
		if !read[key] {
			n.missed++
			t.Logf("%s: %s was not read", owner, key)
		}
	}
}

// atLeast fails the test where F1 is lower.
func (n *tally) atLeast(t *testing.T, least float64) {
	t.Helper()
	f1 := 2 * float64(n.right) / float64(2*n.right+n.extra+n.missed)
	t.Logf("%d right, %d extra, %d missed: F1 %.4f", n.right, n.extra, n.missed, f1)
	if n.right == 0 || f1 < least {
		t.Errorf("F1 %.4f, at least %.2f", f1, least)
	}
}

// TestTargetsOfGold compares the figures read from the real breakdown with the gold, as a set for each task.
func TestTargetsOfGold(t *testing.T) {
	lines := gazetteLines(t)
	var n tally
	for _, task := range goldRows(t, "gold/breakdown.jsonl") {
		read, gold, doubtful := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, g := range task.Targets {
			key := fmt.Sprintf("%g %s %s", g.Value, g.Unit, g.Op)
			if g.Doubt {
				doubtful[key] = true
				continue
			}
			gold[key] = true
		}
		for _, f := range figuresOf(printedText(lines, task, len(lines))) {
			if !f.Worded {
				read[fmt.Sprintf("%g %s %s", f.Value, f.Unit, f.Op)] = true
			}
		}
		n.compare(t, fmt.Sprint("task ", task.No), read, gold, doubtful)
	}
	n.atLeast(t, 0.99)
}

// TestAmountsOfGold compares the amounts of money, by role, and the goals of the real policies with the gold.
func TestAmountsOfGold(t *testing.T) {
	roles := map[string]string{"fund_part": RoleFund, "threshold_before": roleThreshold, "threshold_after": roleThreshold,
		"cap_before": roleCap, "cap_after": roleCap, "target": RoleGoal, "": RoleGoal}
	lines := gazetteLines(t)
	var n tally
	for _, measure := range goldRows(t, "gold/measures.jsonl") {
		read, gold := map[string]bool{}, map[string]bool{}
		for _, g := range slices.Concat(measure.Amounts, measure.Targets) {
			role, other := roles[g.Role]
			if !other {
				role = g.Role
			}
			gold[fmt.Sprintf("%g %s %s %s", g.Value, g.Unit, g.Op, role)] = true
		}
		for _, f := range amountsOf(printedText(lines, measure, measure.LineEnd)) {
			if !f.Worded && (f.Kind == quantity.Money || f.role == RoleGoal) {
				read[fmt.Sprintf("%g %s %s %s", f.Value, f.Unit, f.Op, f.role)] = true
			}
		}
		n.compare(t, fmt.Sprint("measure ", measure.No), read, gold, nil)
	}
	n.atLeast(t, 0.97)
}

// sharedFile returns a path of the shared material; the test is skipped where that is not at hand.
func sharedFile(t testing.TB, pattern string) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join("..", "..", "shared", pattern))
	if len(found) == 0 {
		t.Skipf("no ../shared/%s beside the module: the gold is not at hand", pattern)
	}
	return found[0]
}

func goldRows(t testing.TB, file string) []goldRow {
	t.Helper()
	raw, err := os.ReadFile(sharedFile(t, file))
	if err != nil {
		t.Fatal(err)
	}
	var rows []goldRow
	for line := range strings.Lines(string(raw)) {
		var row goldRow
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		if row.LineStart > 0 && row.LineEnd > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func gazetteLines(t testing.TB) []string {
	t.Helper()
	f, err := os.Open(sharedFile(t, "seeds/*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
	}
	return lines
}

// printedText returns a task's or measure's text without its number and units.
func printedText(lines []string, row goldRow, last int) string {
	var b strings.Builder
	for _, line := range lines[row.LineStart-1 : last] {
		if strings.HasPrefix(line, "责任单位") {
			break
		}
		b.WriteString(strings.TrimSpace(line))
	}
	text := b.String()
	if i := strings.Index(text, "责任单位"); i > 0 {
		text = text[:i-1]
	}
	if _, rest, found := strings.Cut(text, ". "); found {
		return rest
	}
	return text
}
