package main

import (
	"context"
	"maps"
	"slices"

	"dutygraph/extract"
	"dutygraph/extract/correspond"
	"dutygraph/graph"
)

// joiner knows which documents a store holds that may say the same as others, those of one government and year, so that a
// change of one makes anew the links of all.
type joiner struct {
	words  extract.Vocabulary
	places map[string]circle      // of each document held, by key; see learn
	recent map[string]graph.Batch // what the documents of the last circles say
}

// circle is what documents have in common that may say the same.
type circle struct {
	jurisdiction string
	year         int64
}

func circleOf(doc graph.Node) circle {
	jurisdiction := doc.Props.Text("jurisdiction")
	year, _ := doc.Props.Get("year").(int64)
	return circle{jurisdiction, year}
}

// joins reports whether documents of the circle may say the same.
func (c circle) joins() bool { return c.jurisdiction != "" && c.year != 0 }

// learn asks the store which documents it holds, and returns them.
func (j *joiner) learn(ctx context.Context, store graph.Store) ([]graph.Batch, error) {
	documents, err := store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	j.places, j.recent = map[string]circle{}, map[string]graph.Batch{}
	for _, b := range documents {
		j.places[b.Doc.ID] = circleOf(b.Doc)
	}
	return documents, nil
}

// join makes the links of documents anew, and those of the documents held that may say the same as these or did so
// before.
func (j *joiner) join(ctx context.Context, store graph.Store, batches []graph.Batch) (own, others []graph.Batch, err error) {
	given, touched := map[string]bool{}, map[circle]bool{}
	for _, b := range batches {
		given[b.Doc.ID] = true
		touched[circleOf(b.Doc)] = true
		touched[j.places[b.Doc.ID]] = true
	}
	others, err = j.fellows(ctx, store, given, touched)
	if err != nil {
		return nil, nil, err
	}
	if len(others) == 0 {
		return batches, nil, nil
	}
	joined := correspond.Join(&j.words, append(slices.Clone(batches), others...))
	return joined[:len(batches)], joined[len(batches):], nil
}

// fellows returns the documents of some circles but for those given, in order of key.
func (j *joiner) fellows(ctx context.Context, store graph.Store, given map[string]bool, circles map[circle]bool) ([]graph.Batch, error) {
	maps.DeleteFunc(circles, func(c circle, _ bool) bool { return !c.joins() })
	maps.DeleteFunc(j.recent, func(id string, _ graph.Batch) bool { return !circles[j.places[id]] })
	var missing, all []string
	for id, c := range j.places {
		if given[id] || !circles[c] {
			continue
		}
		all = append(all, id)
		if _, known := j.recent[id]; !known {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		held, err := store.Held(ctx, missing...)
		if err != nil {
			return nil, err
		}
		for _, b := range held {
			j.recent[b.Doc.ID] = b
		}
	}
	slices.Sort(all)
	var fellows []graph.Batch
	for _, id := range all {
		if b, known := j.recent[id]; known {
			fellows = append(fellows, b)
		}
	}
	return fellows, nil
}

// note remembers what documents say now.
func (j *joiner) note(batches []graph.Batch) {
	for _, b := range batches {
		j.places[b.Doc.ID], j.recent[b.Doc.ID] = circleOf(b.Doc), b
	}
}

// forget remembers that documents are gone, and returns those that are left of their circles with their links made anew.
func (j *joiner) forget(ctx context.Context, store graph.Store, ids []string) ([]graph.Batch, error) {
	gone, touched := map[string]bool{}, map[circle]bool{}
	for _, id := range ids {
		gone[id] = true
		touched[j.places[id]] = true
	}
	left, err := j.fellows(ctx, store, gone, touched)
	if err != nil {
		return nil, err
	}
	return correspond.Join(&j.words, left), nil
}
