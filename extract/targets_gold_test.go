package extract

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goldTask is what the hand-made gold says of one task of the real breakdown.
type goldTask struct {
	No        int `json:"no"`
	LineStart int `json:"line_start"`
	Targets   []struct {
		Value float64 `json:"value"`
		Unit  string  `json:"unit"`
		Op    string  `json:"op"`
		What  string  `json:"what"`
		Doubt bool    `json:"doubt"`
	} `json:"targets"`
}

// TestTargetsOfGold compares the figures read from the real gazette with the gold, as a set for each task.
func TestTargetsOfGold(t *testing.T) {
	const least = 0.99
	tasks := goldTasks(t)
	lines := gazetteLines(t)
	var right, extra, missed int
	for _, task := range tasks {
		gold, doubtful := map[string]bool{}, map[string]bool{}
		for _, g := range task.Targets {
			key := fmt.Sprintf("%g %s", g.Value, g.Unit)
			if g.Doubt {
				doubtful[key] = true
				continue
			}
			gold[key+" "+g.Op] = true
		}
		read := map[string]bool{}
		for _, f := range figuresOf(taskText(lines, task.LineStart)) {
			key := fmt.Sprintf("%g %s", f.value, f.unit)
			if !f.worded && !doubtful[key] {
				read[key+" "+f.op] = true
			}
		}
		for key := range read {
			if gold[key] {
				right++
				continue
			}
			extra++
			t.Logf("task %d: %s is no target", task.No, key)
		}
		for key := range gold {
			if !read[key] {
				missed++
				t.Logf("task %d: %s was not read", task.No, key)
			}
		}
	}
	f1 := 2 * float64(right) / float64(2*right+extra+missed)
	t.Logf("%d right, %d extra, %d missed: F1 %.4f", right, extra, missed, f1)
	if f1 < least {
		t.Errorf("F1 %.4f, at least %.2f", f1, least)
	}
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

func goldTasks(t testing.TB) []goldTask {
	t.Helper()
	raw, err := os.ReadFile(sharedFile(t, "gold/breakdown.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var tasks []goldTask
	for line := range strings.Lines(string(raw)) {
		var task goldTask
		if err := json.Unmarshal([]byte(line), &task); err != nil {
			t.Fatal(err)
		}
		if task.No > 0 {
			tasks = append(tasks, task)
		}
	}
	return tasks
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

// taskText returns a task's text without its number, from its first line to its units.
func taskText(lines []string, first int) string {
	var b strings.Builder
	for _, line := range lines[first-1:] {
		if strings.HasPrefix(line, "责任单位") {
			break
		}
		b.WriteString(line)
	}
	_, text, _ := strings.Cut(b.String(), ". ")
	return text
}
