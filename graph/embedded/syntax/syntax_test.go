package syntax

import "testing"

func TestParses(t *testing.T) {
	for _, s := range []string{
		"RETURN 1", "MATCH (n) RETURN n", "MATCH (a:A|B {x: 1})-[r:T|U*1..2 {y: $p}]->(b)<--(c)--(d) WHERE a.x < 1 <= 2 RETURN *, a.x AS y ORDER BY y DESC SKIP 1 LIMIT 2",
		"RETURN [x IN [1,2] WHERE x > 1 | x*2], [(a)-->(b) | b.x], (a)-->(b), NOT (a)<-[:T]-(), (1) - (2), [1,2,3][0..2][..1]",
		"RETURN CASE x WHEN 1, 2 THEN 'a' ELSE 'b' END, EXISTS { (a)-->(b) WHERE a.x }, COUNT { MATCH (a) RETURN a }, n {.x, .*, y: 1, z}",
		"MATCH p = shortestPath((a)-[*..3]-(b)) RETURN reduce(s = 0, x IN [1] | s + x), all(x IN xs WHERE x), count(*), count(DISTINCT x)",
		"CALL (x) { RETURN 1 AS y UNION ALL RETURN 2 AS y } RETURN y", "CALL { WITH x RETURN x AS y } RETURN y",
		"RETURN -9223372036854775808, 0xff, 1e5, .5, 'it\\'s', \"\\u4e2d\", `a b`", "MATCH (n WHERE n.x = 1) RETURN n:A&!B, n.`x y`",
	} {
		if _, err := Parse(s); err != nil {
			t.Errorf("%s\n%v", s, err)
		}
	}
}

// TestEscapes says which escapes a string may have.
func TestEscapes(t *testing.T) {
	for s, ok := range map[string]bool{
		`RETURN '\u4E2d'`: true, `RETURN '\ud83d\ude00'`: true, `RETURN '\u4e2'`: false, `RETURN '\u+e2d'`: false, `RETURN '\u4_2d'`: false, `RETURN '\ud83d'`: false,
		"RETURN '\\u\x10\x11\x12\x13'": false,
	} {
		if _, err := Parse(s); (err == nil) != ok {
			t.Errorf("%q: %v", s, err)
		}
	}
}
