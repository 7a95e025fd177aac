package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browser starts Chromium without a window. What it complains of, and what it asks of any other server, fails the test.
func browser(t *testing.T, own string) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		lacking(t, "no Chromium: install the packages chromium and fonts-noto-cjk")
	}
	allocated, cancel := chromedp.NewExecAllocator(t.Context(), chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox,
		chromedp.WindowSize(1280, 1000), chromedp.UserDataDir(t.TempDir()))
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocated, chromedp.WithListener(func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("a script fails: %v", e.ExceptionDetails)
		case *runtime.EventConsoleAPICalled:
			t.Errorf("the console says %s %v", e.Type, e.Args)
		case *log.EventEntryAdded:
			if !strings.Contains(e.Entry.Text, "status of 4") { // the refusals that tests ask for
				t.Errorf("the browser complains: %s %s", e.Entry.Text, e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, own) && !strings.HasPrefix(e.Request.URL, "data:") && e.Request.URL != "about:blank" {
				t.Errorf("it asks for %s", e.Request.URL)
			}
		}
	}))
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, 15*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// action is a step of a reader.
type action = chromedp.Action[chromedp.Void]

// shot takes a picture of the page where DUTYGRAPH_SHOTS names a folder for it.
func shot(name string) action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		folder := os.Getenv("DUTYGRAPH_SHOTS")
		if folder == "" {
			return nil
		}
		if _, err := holds(`document.readyState === "complete" && document.documentElement.clientWidth > 0`)(ctx, t); err != nil {
			return err
		}
		picture, err := chromedp.FullScreenshot(100)(ctx, t)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o666)
	})
}

// colours makes the reader one who likes light or dark pages.
func colours(scheme string) action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// says waits until something on the page says a text.
func says(selector, text string) action {
	return holds(`[...document.querySelectorAll(` + quoted(selector) + `)].some(e => (e.value || e.textContent).includes(` + quoted(text) + `))`)
}

// holds waits until an expression is true; it looks again after each page.
func holds(expression string) action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for {
			yes, err := chromedp.Evaluate[bool](expression)(ctx, t)
			if yes {
				return nil
			}
			select {
			case <-ctx.Done():
				return fmt.Errorf("never so: %s (%v, %w)", expression, err, ctx.Err())
			case <-time.After(30 * time.Millisecond):
			}
		}
	})
}

// enter presses the key Enter as a keyboard does: a page that takes the key for itself sends no form with it.
func enter() action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			key := input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
			if kind == input.DispatchKeyEventTypeKeyDown {
				key.Text = "\r"
			}
			if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, key); err != nil {
				return err
			}
		}
		return nil
	})
}

// types sends keys to a field.
func types(selector, keys string) action { return chromedp.SendKeys(chromedp.CSS(selector), keys) }

func click(selector string) action { return chromedp.Click(chromedp.CSS(selector)) }

func fill(selector, value string) action { return chromedp.SetValue(chromedp.CSS(selector), value) }

// TestInBrowser goes the way of a planner, with keyboard and mouse: from the first page over a search to a leader, a task
// and a chain, and to the editor, which refuses to write.
func TestInBrowser(t *testing.T) {
	c := configOf(t, inFile(t, theSample(t).batches...))
	server := httptest.NewServer(handlerOf(t, c))
	t.Cleanup(server.Close)
	ctx := browser(t, server.URL)
	step := func(name string, actions ...action) {
		t.Helper()
		soon, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		if err := chromedp.Do(soon, actions...); err != nil {
			title, _ := chromedp.Run(ctx, chromedp.Title())
			t.Fatalf("%s, on the page %q: %v", name, title, err)
		}
	}
	goTo := func(address string) action { return chromedp.Navigate(server.URL + address) }

	step("the first page", goTo("/"), says("h1", "谁牵头"), shot("1-start"))
	step("filtering the questions", types(".filter input", "任务 leader"), holds(`document.querySelectorAll("#questions li:not([hidden])").length < 5`))
	step("searching", types("#start-words", "胥伟华"), says("[role=listbox] li", "胥伟华"), shot("2-suggestions"),
		types("#start-words", kb.ArrowDown), says("[aria-selected=true]", "胥伟华"), enter(), says("h1", "胥伟华"), shot("3-leader"))
	step("to the task", chromedp.Click(`//a[contains(@href, "/task?") and normalize-space()="50"]`), says("h1", "任务 50"),
		says(".print mark", "500"), shot("4-task"))
	step("to its chain", click(".row a"), says(".picture .box.department", "市科技局"), says(".steps", "三、胥伟华副市长牵头工作"), shot("5-chain"))
	step("to its evidence", click(".tools .button"), says("h1", "证据包"), says("section.hop", "三、胥伟华副市长牵头工作"), shot("6-packet"))
	step("a chain by hand", goTo("/chain"), types("[name=from]", "xwh"), says("[role=listbox] li", "胥伟华"),
		types("[name=from]", kb.ArrowDown), says("[aria-selected=true]", "胥伟华"), enter(), fill("[name=to]", "市科技局"), click("main form button"),
		says(".picture .box.department", "市科技局"), says(".picture .box", "胥伟华"))
	step("the form keeps what was typed", says("[name=from]", "胥伟华"), says("[name=to]", "市科技局"))
	step("another of its chains", click(".paths summary"), click(`.paths li:nth-child(3) a`), says(".steps", "任务 52"), says(".paths [aria-current]", "任务 52"))
	step("a picture's box leads on", click(".picture .box.department a"), says("h1", "市科技局"), shot("7-department"))
	step("the editor", goTo("/q/leaders"), click(".statement summary"), click(".statement .button"), says("textarea", "MATCH (l:Leader)"),
		fill("textarea", "MATCH (n) DETACH DELETE n"), click("main form button"), says(".notice.bad", "DELETE"), says("textarea", "DETACH DELETE"), shot("8-editor"))
	step("an order", goTo("/q/leaders"), click(`th a[href*="sort=tasks"]`), says("[aria-sort=descending]", "任务数"))
	for name, address := range map[string]string{
		"9-load": "/overview/load", "10-matrix": "/overview/matrix", "11-quotas": "/overview/quotas", "12-deadlines": "/overview/deadlines",
		"13-targets": "/overview/targets", "14-answer": "/q/leaders", "15-print": href("/print", "document", "杭政办函〔2024〕6号", "first", "100", "last", "101"),
		"16-livelihood": href("/task", "task", "1", "document", "杭政办函〔2024〕4号"), "17-search": href("/search", "words", "轨道"),
	} {
		step(name, goTo(address), says("h1", ""), shot(name))
	}
	step("a narrow screen at night", chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile), colours("dark"))
	for name, page := range map[string]string{"start": "/", "answer": "/q/leaders", "leader": href("/leader", "name", "方毅"), "matrix": "/overview/matrix",
		"load": "/overview/load", "chain": href("/chain", "from", "方毅", "to", "余杭区"), "editor": "/cypher"} {
		step(name, goTo(page), says("h1", ""), shot("narrow-"+name))
		wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
		if err != nil || wide > 0 {
			t.Errorf("%s is %d pixels wider than a narrow screen (%v)", page, wide, err)
		}
	}
}

// TestWithoutScripts says that the way of a planner works in a browser that runs none.
func TestWithoutScripts(t *testing.T) {
	server := httptest.NewServer(handlerOf(t, configOf(t, inFile(t, theSample(t).batches...))))
	t.Cleanup(server.Close)
	ctx := browser(t, server.URL)
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}), chromedp.Navigate(server.URL+"/"), types("#start-words", "胥伟华"), enter(), chromedp.WaitVisible(chromedp.CSS(".found a")),
		click(".found a"), chromedp.WaitVisible(chromedp.CSS(".picture")))
	if err != nil {
		t.Error(err)
	}
}

// TestPassedOn says that the address with the token lets in who clicks on it on a page of another site.
func TestPassedOn(t *testing.T) {
	c := configOf(t, inFile(t, theSample(t).batches...))
	c.Token = "secret-token"
	server := httptest.NewServer(handlerOf(t, c))
	t.Cleanup(server.Close)
	mail := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<link rel="icon" href="data:,"><a href="%s/?token=secret-token">look</a>`, server.URL)
	}))
	t.Cleanup(mail.Close)
	ctx := browser(t, "http://")
	err := chromedp.Do(ctx, chromedp.Navigate(strings.Replace(mail.URL, "127.0.0.1", "localhost", 1)), click("a"), says("h1", "谁牵头"),
		holds(`!location.href.includes("token")`))
	if err != nil {
		t.Error(err)
	}
}

// quoted is a text as a script writes it.
func quoted(s string) string {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(raw)
}
