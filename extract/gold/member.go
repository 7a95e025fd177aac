package gold

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// members are the members of a task in JSON, by the metric that they are of.
var members = []struct {
	name, metric string
	take         func(t *Task, raw json.RawMessage) error
}{
	{"no", Tasks, func(t *Task, raw json.RawMessage) (err error) { t.No, err = word(raw); return }},
	{"document", "", func(t *Task, raw json.RawMessage) (err error) { t.Document, err = word(raw); return }},
	{"text_head", "", func(t *Task, raw json.RawMessage) (err error) { t.Head, err = word(raw); return }},
	{"head", "", func(t *Task, raw json.RawMessage) (err error) { t.Head, err = word(raw); return }},
	{"optional", "", func(t *Task, raw json.RawMessage) error { return json.Unmarshal(raw, &t.Optional) }},
	{"leader", Leaders, func(t *Task, raw json.RawMessage) (err error) { t.Leaders, err = wordsOf(raw); return }},
	{"leaders", Leaders, func(t *Task, raw json.RawMessage) (err error) { t.Leaders, err = wordsOf(raw); return }},
	{"lead", Units, func(t *Task, raw json.RawMessage) error { return t.units(raw, true) }},
	{"support", Units, func(t *Task, raw json.RawMessage) error { return t.units(raw, false) }},
	{"raw_units", "", func(t *Task, raw json.RawMessage) error { return t.printed(raw) }},
	{"districts", Districts, func(t *Task, raw json.RawMessage) (err error) { t.Districts, err = wordsOf(raw); return }},
	{"all_districts", "", func(t *Task, raw json.RawMessage) error { return json.Unmarshal(raw, &t.All) }},
	{"targets", Targets, func(t *Task, raw json.RawMessage) error { return t.targets(raw, false) }},
	{"targets_optional", "", func(t *Task, raw json.RawMessage) error { return t.targets(raw, true) }},
	{"projects", Projects, func(t *Task, raw json.RawMessage) (err error) { t.Projects, err = wordsOf(raw); return }},
	{"projects_optional", "", func(t *Task, raw json.RawMessage) (err error) { t.Spare, err = wordsOf(raw); return }},
	{"deadline", Deadlines, func(t *Task, raw json.RawMessage) error { return t.deadline(raw) }},
}

// taskOf reads a task's members.
func taskOf(o object) (Task, error) {
	t := Task{given: map[string]bool{}}
	for _, m := range members {
		raw, ok := o[m.name]
		if !ok {
			continue
		}
		if err := m.take(&t, raw); err != nil {
			return t, fmt.Errorf("%s: %w", m.name, err)
		}
		t.given[m.metric] = true
	}
	t.given[LeadUnits] = t.given[Units]
	if t.No == "" {
		return t, fmt.Errorf("a task without \"no\", its number")
	}
	return t, nil
}

// word reads a string, a number or null.
func word(raw json.RawMessage) (string, error) {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return "", err
	}
	switch value := value.(type) {
	case nil:
		return "", nil
	case string:
		return strings.TrimSpace(value), nil
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64), nil
	}
	return "", fmt.Errorf("%s is no word and no number", raw)
}

// wordsOf reads a word, a list of words or null.
func wordsOf(raw json.RawMessage) ([]string, error) {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	var out []string
	for _, item := range list {
		w, err := word(item)
		if err != nil {
			return nil, err
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out, nil
}

func (t *Task) units(raw json.RawMessage, lead bool) error {
	names, err := wordsOf(raw)
	for _, name := range names {
		t.Units = append(t.Units, Unit{Name: name, Lead: lead})
	}
	return err
}

// printed takes the names of all units as printed, in the order of lead and support; they count as other names of these.
func (t *Task) printed(raw json.RawMessage) error {
	names, err := wordsOf(raw)
	if len(names) == len(t.Units) {
		for i := range names {
			t.Units[i].Also = names[i]
		}
	}
	return err
}

// targets reads figures; those in doubt may be read or not.
func (t *Task) targets(raw json.RawMessage, doubtful bool) error {
	var list []struct {
		Value json.RawMessage `json:"value"`
		Unit  json.RawMessage `json:"unit"`
		Op    string          `json:"op"`
		Doubt any             `json:"doubt"`
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		return fmt.Errorf("figures are a list, [{\"value\": 5, \"unit\": \"所\", \"op\": \"=\"}]: %w", err)
	}
	for _, item := range list {
		one := Target{Op: operator(item.Op)}
		for from, to := range map[*json.RawMessage]*string{&item.Value: &one.Value, &item.Unit: &one.Unit} {
			if *from == nil {
				continue
			}
			w, err := word(*from)
			if err != nil {
				return err
			}
			*to = w
		}
		if doubtful || item.Doubt != nil && item.Doubt != false && item.Doubt != "" {
			t.Doubtful = append(t.Doubtful, one)
		} else {
			t.Targets = append(t.Targets, one)
		}
	}
	return nil
}

// deadline reads a deadline as printed, by itself or as an object's "raw".
func (t *Task) deadline(raw json.RawMessage) error {
	var o struct {
		Raw string `json:"raw"`
	}
	if len(raw) > 0 && raw[0] == '{' {
		err := json.Unmarshal(raw, &o)
		t.Deadline = o.Raw
		return err
	}
	var err error
	t.Deadline, err = word(raw)
	return err
}
