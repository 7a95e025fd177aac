package neo4jtest

import "testing"

// TestLease checks that a test finds the database empty whatever the one before it left.
func TestLease(t *testing.T) {
	for _, name := range []string{"first", "second"} {
		t.Run(name, func(t *testing.T) {
			server := Lease(t)
			if left, _ := ask(t, server, "MATCH (n) RETURN count(n) AS left")[0].Get("left"); left != int64(0) {
				t.Errorf("%v nodes left", left)
			}
			ask(t, server, "UNWIND range(1, 3) AS i CREATE (:Left {i: i})")
		})
	}
}
