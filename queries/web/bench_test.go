package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"dutygraph/graph"
)

// copies are many gazettes made out of the sample: each is another city's, so that nothing of two merges into one.
func copies(t testing.TB, n int) []graph.Batch {
	t.Helper()
	i := theSample(t)
	all := slices.Clone(i.batches)
	for no := 1; no < n; no++ {
		renamed := strings.NewReplacer("杭州", cityOf(no), "杭政", cityOf(no)+"政")
		for _, b := range i.batches {
			c := graph.Batch{Doc: *nodeAs(&b.Doc, renamed)}
			for _, f := range b.Facts {
				f.From, f.To, f.Props = nodeAs(f.From, renamed), nodeAs(f.To, renamed), propsAs(f.Props, renamed)
				c.Facts = append(c.Facts, f)
			}
			all = append(all, c)
		}
	}
	return all
}

// cityOf is the name of the city of a copy, without its suffix.
func cityOf(no int) string {
	if no == 0 {
		return "杭州"
	}
	return "城" + string(rune(0x4E00+no))
}

func nodeAs(n *graph.Node, renamed *strings.Replacer) *graph.Node {
	return &graph.Node{Label: n.Label, ID: renamed.Replace(n.ID), Props: propsAs(n.Props, renamed)}
}

func propsAs(p graph.Props, renamed *strings.Replacer) graph.Props {
	p = slices.Clone(p)
	for i := range p {
		switch value := p[i].Value.(type) {
		case string:
			p[i].Value = renamed.Replace(value)
		case []string:
			list := make([]string, len(value))
			for i, s := range value {
				list[i] = renamed.Replace(s)
			}
			p[i].Value = list
		}
	}
	return p
}

// pageKinds are addresses of each kind of page; 杭州 and 杭政 stand for the city that is asked of.
var pageKinds = []struct{ name, address string }{
	{"start", "/"},
	{"search", "/search?words=轨道"},
	{"suggest", "/suggest.json?words=xwh"},
	{"leader", "/leader?name=方毅&city=杭州市"},
	{"department", "/department?name=市发改委&city=杭州市"},
	{"district", "/district?name=余杭区&city=杭州市"},
	{"project", "/project?name=城西南排&city=杭州市"},
	{"indicator", "/indicator?name=地区生产总值&city=杭州市"},
	{"document", "/document?name=杭政办函〔2024〕6号"},
	{"task", "/task?task=50&document=杭政办函〔2024〕6号"},
	{"chain", "/chain?from=胥伟华&to=市科技局&city=杭州市"},
	{"chain-far", "/chain?from=市教育局&to=富阳区&city=杭州市"},
	{"packet", "/chain.packet.html?from=胥伟华&to=市科技局&city=杭州市"},
	{"print", "/print?document=杭政办函〔2024〕6号&first=1264&last=1264"},
	{"editor", "/cypher?statement=MATCH (l:Leader)-[:LEADS]->(t:Task) RETURN l.name AS leader, count(t) AS tasks ORDER BY tasks DESC LIMIT 20"},
}

// benchAddresses are the addresses of every kind of page, each overview, and each question with its own examples.
func benchAddresses(t testing.TB) []struct{ name, address string } {
	all := slices.Clone(pageKinds)
	for _, name := range overviewNames {
		all = append(all, struct{ name, address string }{"overview-" + name, "/overview/" + name})
	}
	for _, q := range configOf(t, nil).Catalogue {
		pairs := []string{}
		for _, p := range q.Params {
			if !p.Optional {
				pairs = append(pairs, p.Name+"="+p.Example)
			}
		}
		all = append(all, struct{ name, address string }{"q-" + q.Name, "/q/" + q.Name + "?" + strings.Join(pairs, "&")})
	}
	return all
}

// processor is the time that the program has had of the processor, which other programs do not lengthen.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPages measures each kind of page on 1 and 100 gazettes, each time of another city: milliseconds at the middle and
// at the 95th of a hundred, of the processor on the average, and the size of the page. Once every answer is made anew, since the
// store tells no state, and once as readers of a store that stays as it is meet them.
//
//	go test ./queries/web -run - -bench Pages -benchtime 40x
func BenchmarkPages(b *testing.B) {
	for _, n := range []int{1, 100} {
		c := configOf(b, inFile(b, copies(b, n)...))
		for _, anew := range []bool{true, false} {
			if !anew {
				c.State = func() string { return "as it is" }
			}
			b.Run(fmt.Sprintf("gazettes=%d/anew=%v", n, anew), func(b *testing.B) {
				h, prepare, err := Handler(c)
				if err != nil {
					b.Fatal(err)
				}
				prepare(b.Context())
				for _, k := range benchAddresses(b) {
					b.Run(k.name, func(b *testing.B) { benchPage(b, h, k.address, n) })
				}
			})
		}
	}
}

// benchPage asks for a page again and again, each time of another of n cities.
func benchPage(b *testing.B, h http.Handler, page string, n int) {
	spent := processor()
	var took []time.Duration
	size, turn := 0, 0
	for b.Loop() {
		city := cityOf(turn * 7 % n)
		address := strings.NewReplacer("杭州", city, "杭政", strings.TrimSuffix(city, "州")+"政").Replace(page)
		began := time.Now()
		w := get(b, h, address)
		took = append(took, time.Since(began))
		if w.Code != 200 {
			b.Fatalf("%s: %d", address, w.Code)
		}
		size = max(size, w.Body.Len())
		turn++
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(took[len(took)*95/100].Seconds()*1000, "p95-ms")
	b.ReportMetric((processor()-spent).Seconds()*1000/float64(len(took)), "cpu-ms")
	b.ReportMetric(float64(size)/1024, "kB")
}

// BenchmarkClients lets fifty readers ask at once, over sockets, of a store that stays as it is: pages a second, the middle and the 95th of a hundred as they
// wait for them, and the memory that the program holds.
//
//	go test ./queries/web -run - -bench Clients -benchtime 2000x
func BenchmarkClients(b *testing.B) {
	for _, n := range []int{1, 100} {
		b.Run(fmt.Sprintf("gazettes=%d", n), func(b *testing.B) {
			c := configOf(b, inFile(b, copies(b, n)...))
			c.State = func() string { return "as it is" }
			server := httptest.NewServer(handlerOf(b, c))
			defer server.Close()
			client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 50}}
			took := make([]time.Duration, b.N)
			var next, held atomic.Int64
			var all sync.WaitGroup
			debug.FreeOSMemory() // what was loaded is not what serving needs
			b.ResetTimer()
			for range 50 {
				all.Go(func() {
					for i := int(next.Add(1)) - 1; i < b.N; i = int(next.Add(1)) - 1 {
						began := time.Now()
						r, err := client.Get(server.URL + escaped(b, pageKinds[i%len(pageKinds)].address))
						if err != nil {
							b.Error(err)
							return
						}
						_, _ = io.Copy(io.Discard, r.Body)
						r.Body.Close()
						took[i] = time.Since(began)
						if i%64 == 0 {
							var m runtime.MemStats
							runtime.ReadMemStats(&m)
							held.Store(max(held.Load(), int64(m.HeapInuse)))
						}
					}
				})
			}
			all.Wait()
			slices.Sort(took)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
			b.ReportMetric(took[b.N/2].Seconds()*1000, "p50-ms")
			b.ReportMetric(took[b.N*95/100].Seconds()*1000, "p95-ms")
			b.ReportMetric(float64(held.Load())/(1<<20), "heap-MB")
		})
	}
}
