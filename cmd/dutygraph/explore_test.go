package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// exploring runs the explorer on a store with the sample until the test ends, and returns the address that it prints.
func exploring(t *testing.T, args ...string) string {
	t.Helper()
	store := filepath.Join(t.TempDir(), "graph.db")
	if code, _, stderr := runQuietly(t, "--store", store, "load", "--sample"); code != done {
		t.Fatal(stderr)
	}
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() { // the program runs beside the test, which looks at what it serves
		ended <- start(ctx, append([]string{"--store", store, "explore", "--no-open"}, args...), in, io.Discard)
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("the explorer ended with %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("the explorer does not end")
		}
	})
	if err != nil {
		t.Fatalf("no address: %v", err)
	}
	return strings.TrimSpace(line)
}

// fetch gets a page.
func fetch(t *testing.T, client *http.Client, address string) (int, string) {
	t.Helper()
	r, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// TestExplore says that the explorer serves a loaded store on this machine, the sample's print with it.
func TestExplore(t *testing.T) {
	address := exploring(t, "--lang", "en")
	if !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Fatalf("it serves at %s", address)
	}
	for path, says := range map[string]string{"": "Questions", "task?task=50&document=%E6%9D%AD%E6%94%BF%E5%8A%9E%E5%87%BD%E3%80%942024%E3%80%956%E5%8F%B7": "<mark>", "search?words=xwh": "Leader"} {
		if code, body := fetch(t, http.DefaultClient, address+path); code != 200 || !strings.Contains(body, says) {
			t.Errorf("%s: %d, and it does not say %q", path, code, says)
		}
	}
}

// TestExploreForOthers says that at an address that others can reach every reader needs the token.
func TestExploreForOthers(t *testing.T) {
	address := exploring(t, "--addr", "0.0.0.0:0")
	before, token, ok := strings.Cut(address, "?token=")
	if !ok || len(token) < 20 {
		t.Fatalf("no token in %s", address)
	}
	port := before[strings.LastIndex(before, ":")+1:]
	local := fmt.Sprintf("http://127.0.0.1:%s", port)
	if code, _ := fetch(t, http.DefaultClient, local); code != 401 {
		t.Errorf("without the token: %d", code)
	}
	asked, err := http.NewRequestWithContext(t.Context(), http.MethodGet, local+"q/leaders.json", nil)
	if err != nil {
		t.Fatal(err)
	}
	asked.Header.Set("Authorization", "Bearer "+token)
	r, err := http.DefaultClient.Do(asked)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != 200 {
		t.Errorf("with the token: %d", r.StatusCode)
	}
}

// TestExploreSlowClients says that those who never end their request, do not read the answer or go away keep nobody waiting.
func TestExploreSlowClients(t *testing.T) {
	address := exploring(t)
	host := strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/")
	for i := range 90 {
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		request := "GET /q/targets.json HTTP/1.1\r\nHost: localhost\r\n"
		if i%3 > 0 {
			request += "\r\n"
		}
		if _, err := c.Write([]byte(request)); err != nil {
			t.Fatal(err)
		}
		if i%3 == 1 {
			c.Close()
		} else {
			t.Cleanup(func() { c.Close() })
		}
	}
	if code, body := fetch(t, http.DefaultClient, address+"q/leaders"); code != 200 || !strings.Contains(body, "tasks") {
		t.Errorf("%d", code)
	}
}

func TestExploreMisused(t *testing.T) {
	for _, args := range [][]string{{"--lang", "fr"}, {"--limit", "0"}, {"--memory", "0"}, {"--timeout", "0s"}, {"file.txt"}, {"--source", "/nowhere/at/all.txt"}, {"--addr", "nonsense"}} {
		store := filepath.Join(t.TempDir(), "graph.db")
		if code, _, stderr := runQuietly(t, append([]string{"--store", store, "explore", "--no-open"}, args...)...); code != misused {
			t.Errorf("%v: exit code %d, %s", args, code, stderr)
		}
	}
}
