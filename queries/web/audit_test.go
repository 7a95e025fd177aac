package web

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// auditors are the packages of npm that look pages over: a checker of accessibility and the validator of HTML.
var auditors = []string{"axe-core@4.14.1", "vnu-jar@26.9.27"}

// lacking skips a test for want of something, and fails it where nothing may be wanting.
func lacking(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("DUTYGRAPH_REQUIRE") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// auditor returns a file of the auditors, which are fetched once, into the user's cache.
func auditor(t *testing.T, file string) string {
	t.Helper()
	base, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(base, "dutygraph", "audit", strings.Join(auditors, "+"))
	path := filepath.Join(folder, "node_modules", filepath.FromSlash(file))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		lacking(t, "no npm to fetch the auditors of pages with: install the packages nodejs and npm")
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o777); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(folder), "fetching")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(fresh)
	command := exec.CommandContext(t.Context(), npm, append([]string{"install", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"}, auditors...)...)
	if out, err := command.CombinedOutput(); err != nil {
		lacking(t, "the auditors of pages cannot be fetched: "+string(out))
	}
	if err := os.Rename(fresh, folder); err != nil && !os.IsExist(err) {
		if _, there := os.Stat(path); there != nil { // nor has another run put it there
			t.Fatal(err)
		}
	}
	return path
}

// audited are addresses of every kind of page, the packet and those that tell of mistakes included.
func audited() []string {
	addresses := []string{"/?skip=2", "/q/chain?from=胥伟华&to=余杭区", "/q/search?words=建设", "/lost.packet.html", "/q/leaders.packet.html", "/chain.packet.html?from=胥伟华&to=余杭区"}
	for _, c := range pageCases {
		if path, _, _ := strings.Cut(c.address, "?"); !strings.HasSuffix(path, ".md") && !strings.HasSuffix(path, "json") && !strings.HasSuffix(path, ".csv") {
			addresses = append(addresses, c.address)
		}
	}
	return addresses
}

// TestMarkup gives every kind of page, in both languages, to the validator of HTML.
func TestMarkup(t *testing.T) {
	jar := auditor(t, "vnu-jar/build/dist/vnu.jar")
	java, err := exec.LookPath("java")
	if err != nil {
		lacking(t, "no java to run the validator with: install the package openjdk-17-jdk-headless")
	}
	c := configOf(t, inFile(t, theSample(t).batches...))
	folder := t.TempDir()
	names := map[string]string{}
	for _, lang := range []string{"zh", "en"} {
		c.Lang = lang
		h := handlerOf(t, c)
		for i, address := range audited() {
			name := filepath.Join(folder, lang+"-"+strings.Repeat("i", i)+".html")
			names[name] = address
			if err := os.WriteFile(name, get(t, h, address).Body.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	out, err := exec.CommandContext(t.Context(), java, "-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", folder).Output()
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Messages []struct{ Type, URL, Message, Extract string }
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, m := range said.Messages {
		guess := strings.Contains(m.Message, "appears to be written in") // of the language of a page that has few words of its own
		if m.Type != "info" || !guess && !strings.Contains(m.Message, "completed") {
			t.Errorf("%s: %s: %s\n\t%s", names[strings.TrimPrefix(m.URL, "file:")], m.Type, m.Message, m.Extract)
		}
	}
}

// fault is something that the checker of accessibility finds.
type fault struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Where  []string `json:"where"`
}

// serious asks the checker for what is serious or worse.
const serious = `; axe.run().then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
	.map(v => ({id: v.id, impact: v.impact, help: v.help, where: v.nodes.map(n => n.html).slice(0, 3)})))`

// TestAccessible lets the checker look at every kind of page, by day and by night.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile(auditor(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handlerOf(t, configOf(t, inFile(t, theSample(t).batches...))))
	t.Cleanup(server.Close)
	ctx := browser(t, server.URL)
	for _, scheme := range []string{"light", "dark"} {
		if err := chromedp.Do(ctx, colours(scheme)); err != nil {
			t.Fatal(err)
		}
		for _, address := range audited() {
			soon, cancel := context.WithTimeout(ctx, time.Minute)
			err := chromedp.Do(soon, chromedp.Navigate(server.URL+escaped(t, address)))
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			found, err := chromedp.Run(soon, chromedp.Evaluate[[]fault](string(axe)+serious, chromedp.EvalAwaitPromise))
			cancel()
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			for _, f := range found {
				t.Errorf("%s, %s: %s %s: %s\n\t%s", address, scheme, f.Impact, f.ID, f.Help, strings.Join(f.Where, "\n\t"))
			}
		}
	}
}
