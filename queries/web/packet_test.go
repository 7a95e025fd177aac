package web

import (
	"testing"

	"dutygraph/queries/evidence"
)

// TestPackets says that the evidence of a chain, a task and an answer proves just what their pages show, and that its quotes
// are those of the source.
func TestPackets(t *testing.T) {
	c := configOf(t, inFile(t, theSample(t).batches...))
	c.Program = "dutygraph 1"
	h := handlerOf(t, c)
	source := evidence.NewText(theSample(t).name, theSample(t).text, nil)
	for address, hops := range map[string]int{
		"/chain.packet.json?from=胥伟华&to=市科技局&path=3":              3, // two links and the text of the task between them
		"/chain.packet.json?from=胥伟华&via=市经信局&to=余杭区":             6,
		"/task.packet.json?task=50&document=杭政办函〔2024〕6号":         7,
		"/q/tasks-led-by.packet.json?leader=胥伟华":                  10,
		"/q/tasks-led-by.packet.json?leader=胥伟华&sort=task&desc=1": 10,
		"/q/commitment-trail.packet.json?name=地区生产总值&city=杭州市":    0,
	} {
		w := get(t, h, address)
		p, _, err := evidence.Read(w.Body.String(), c.Program)
		if err != nil || w.Code != 200 || p.Program != c.Program {
			t.Errorf("%s: %d, %v", address, w.Code, err)
			continue
		}
		if len(p.Hops) != hops && hops > 0 || len(p.Question.Values) == 0 {
			t.Errorf("%s: %d hops, want %d; asked with %v", address, len(p.Hops), hops, p.Question.Values)
		}
		for _, f := range evidence.Verify(p, []evidence.Text{source}) {
			if f.Status != evidence.Unchanged {
				t.Errorf("%s: %+v", address, f)
			}
		}
	}
	c.Print = nil
	w := get(t, handlerOf(t, c), "/task.packet.json?task=50&document=杭政办函〔2024〕6号")
	if p, _, err := evidence.Read(w.Body.String(), c.Program); err != nil || len(p.Hops) == 0 || p.Documents[0].AtHand {
		t.Errorf("without the source: %v, %+v", err, p.Documents)
	}
	for _, address := range []string{"/q/tasks-led-by.packet.json?leader=谁也不是", "/q/names.packet.json?label=Leader", "/overview/load.packet.html", "/packet.json"} {
		if w := get(t, h, address); w.Code != 404 {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
}
