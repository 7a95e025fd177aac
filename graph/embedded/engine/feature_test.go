package engine

import (
	"archive/zip"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The openCypher project's test kit: features in Gherkin and two graphs, in one archive.
const (
	kitArtifact = "org.opencypher:tck:1.0.0-M23"
	kitFile     = "tck-1.0.0-M23.jar"
)

// kit returns the files of the test kit by name. It is fetched once, by Maven, into the user's cache.
func kit(t *testing.T) map[string]string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(cache, "dutygraph", "tck")
	if _, err := os.Stat(filepath.Join(folder, kitFile)); err != nil {
		fetchKit(t, folder)
	}
	z, err := zip.OpenReader(filepath.Join(folder, kitFile))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := map[string]string{}
	for _, f := range z.File {
		if ext := path.Ext(f.Name); ext != ".feature" && ext != ".cypher" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

// fetchKit puts the archive into the folder, whole or not at all.
func fetchKit(t *testing.T, folder string) {
	t.Helper()
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		if os.Getenv("DUTYGRAPH_REQUIRE") == "1" {
			t.Fatal("no Maven (mvn), by which the openCypher test kit is fetched")
		}
		t.Skip("no Maven (mvn), by which the openCypher test kit is fetched")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	temp, err := os.MkdirTemp(folder, "fetch-*")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(temp)
	out, err := exec.CommandContext(t.Context(), mvn, "-q", "-B", "dependency:copy", "-Dartifact="+kitArtifact, "-DoutputDirectory="+temp).CombinedOutput()
	if err != nil {
		t.Fatalf("fetching %s: %v\n%s", kitArtifact, err, out)
	}
	if err := os.Rename(filepath.Join(temp, kitFile), filepath.Join(folder, kitFile)); err != nil {
		t.Fatal(err)
	}
}

// scenario is one scenario, or one example of an outline.
type scenario struct {
	feature string
	name    string
	steps   []kitStep
}

// kitStep is a step of a scenario with the text or the table below it.
type kitStep struct {
	text  string
	doc   string
	table [][]string
}

var (
	stepLine    = regexp.MustCompile(`^(Given|When|Then|And|But) (.*)$`)
	placeholder = regexp.MustCompile(`<([^<>]+)>`)
)

// scenarios reads a feature, the examples of its outlines written out.
func scenarios(name, text string) []scenario {
	feature := strings.TrimSuffix(path.Base(name), ".feature")
	var all []scenario
	var background []kitStep
	var steps *[]kitStep
	var examples *[][]string
	outline := false
	finish := func() {
		if examples == nil {
			return
		}
		last := all[len(all)-1]
		all = append(all[:len(all)-1], written(last, *examples)...)
		examples = nil
	}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case line == "" || line[0] == '#' || line[0] == '@':
		case strings.HasPrefix(line, "Background:"):
			steps = &background
		case strings.HasPrefix(line, "Scenario"):
			finish()
			outline = strings.HasPrefix(line, "Scenario Outline:")
			_, title, _ := strings.Cut(line, ":")
			all = append(all, scenario{feature, strings.TrimSpace(title), slices.Clone(background)})
			steps = &all[len(all)-1].steps
		case strings.HasPrefix(line, "Examples:") && outline:
			examples = &[][]string{}
		case line == `"""`:
			var doc []string
			for i++; strings.TrimSpace(lines[i]) != `"""`; i++ {
				doc = append(doc, strings.TrimPrefix(lines[i], "      "))
			}
			(*steps)[len(*steps)-1].doc = strings.Join(doc, "\n")
		case line[0] == '|' && examples != nil:
			*examples = append(*examples, cells(line))
		case line[0] == '|':
			s := &(*steps)[len(*steps)-1]
			s.table = append(s.table, cells(line))
		default:
			if m := stepLine.FindStringSubmatch(line); m != nil && steps != nil {
				*steps = append(*steps, kitStep{text: m[2]})
			}
		}
	}
	finish()
	return all
}

// cells returns the cells of a table's line; \| is no border.
func cells(line string) []string {
	var row []string
	var cell strings.Builder
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && (line[i+1] == '|' || line[i+1] == '\\'):
			i++
			cell.WriteByte(line[i])
		case line[i] == '|':
			row = append(row, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	return row
}

// written writes out the examples of an outline.
func written(of scenario, examples [][]string) []scenario {
	var all []scenario
	for i, row := range examples[1:] {
		fill := func(text string) string {
			return placeholder.ReplaceAllStringFunc(text, func(m string) string {
				if k := slices.Index(examples[0], m[1:len(m)-1]); k >= 0 {
					return row[k]
				}
				return m
			})
		}
		s := scenario{of.feature, of.name + " #" + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10)), nil}
		for _, step := range of.steps {
			filled := kitStep{text: fill(step.text), doc: fill(step.doc)}
			for _, cells := range step.table {
				var line []string
				for _, c := range cells {
					line = append(line, fill(c))
				}
				filled.table = append(filled.table, line)
			}
			s.steps = append(s.steps, filled)
		}
		all = append(all, s)
	}
	return all
}
