package engine

import "strings"

// cond writes a condition of about the depth.
func (w *writer) cond(depth int) string {
	if depth > 0 && w.IntN(2) == 0 {
		switch w.IntN(3) {
		case 0:
			return "NOT (" + w.cond(depth-1) + ")"
		default:
			return "(" + w.cond(depth-1) + " " + w.one("AND", "OR", "XOR") + " " + w.cond(depth-1) + ")"
		}
	}
	n, m := w.name(), w.name()
	switch w.IntN(18) {
	case 11:
		return n + ".l " + w.one("=", "<>", "<", ">=") + " " + w.one("[1, 2]", "[]", "[null]", m+".l")
	case 12:
		return "isEmpty(" + n + w.one(".l", ".s") + ")"
	case 13:
		return n + ".s " + w.one("=~ '.*甲'", "=~ '[甲乙]+'", "< "+m+".s", "IN ['甲', null]")
	case 14:
		return "NOT (" + n + ")-[:R {w: 1}]-(" + m + ")"
	case 15:
		return "exists((" + n + ")-->())"
	case 16:
		return "EXISTS { MATCH (" + n + ")-->(y) WHERE y.n " + w.one("> 0", "= "+m+".n", "IS NULL") + " RETURN y }"
	case 17:
		return "0 <= " + n + ".n " + w.one("<", "<=") + " 2"
	case 0:
		return n + ".n " + w.one("=", "<>", "<", "<=", ">", ">=") + " " + m + "." + w.one("n", "f", "s")
	case 1:
		return n + ".s " + w.one("STARTS WITH", "ENDS WITH", "CONTAINS") + " " + w.one("'甲'", "'乙'", "''", m+".s")
	case 2:
		return n + "." + w.one("n", "s", "b") + " IS " + w.one("", "NOT ") + "NULL"
	case 3:
		return n + ".n IN " + w.one("[0, 1]", "[null, 2]", "[]", m+".l")
	case 4:
		return "EXISTS { (" + n + ")" + w.one("-->(:A)", "<-[:R]-()", "-[:S]-({n: 1})") + " }"
	case 5:
		return "(" + n + ")" + w.one("-->", "<--", "--", "-[:R]->", "-[:S|T]-") + "(" + w.one("", ":A", m) + ")"
	case 6:
		return "COUNT { (" + n + ")-->() } " + w.one("> 1", "= 0", "< 3")
	case 7:
		return n + w.one(":A", ":A&B", ":!C", ":A|C")
	case 8:
		return w.one("any", "all", "none", "single") + "(x IN " + n + ".l WHERE x " + w.one("> 1", "= 2", "<> "+m+".n") + ")"
	case 9:
		return n + ".b"
	case 10:
		return n + " " + w.one("=", "<>") + " " + m
	}
	return "coalesce(" + n + ".n, 0) < " + w.one("1", "2", m+".f")
}

// value writes an expression whose value can be compared.
func (w *writer) value(depth int) string {
	n := w.name()
	if w.IntN(6) == 0 && len(w.plain) > 0 {
		return w.plain[w.IntN(len(w.plain))]
	}
	if w.IntN(8) == 0 && len(w.links) > 0 {
		r := w.links[w.IntN(len(w.links))]
		return w.one("type("+r+")", r+".w", "startNode("+r+").id", "endNode("+r+").n", "size(keys("+r+"))", r+" {.w, x: 1}")
	}
	if w.IntN(8) == 0 && len(w.paths) > 0 {
		p := w.paths[w.IntN(len(w.paths))]
		return w.one("length("+p+")", "[x IN nodes("+p+") | x.id]", "[r IN relationships("+p+") | r.w]", "size(nodes("+p+"))", "nodes("+p+")[-1].s")
	}
	if depth > 0 && w.IntN(2) == 0 {
		return w.call(n, depth)
	}
	if depth > 0 {
		switch w.IntN(12) {
		case 0:
			return "CASE WHEN " + w.cond(1) + " THEN " + w.branch(depth) + " ELSE " + w.branch(depth) + " END"
		case 1:
			return "coalesce(" + n + ".n, -1) " + w.one("+", "-", "*", "%") + " " + w.one("2", "3", "1.5")
		case 2:
			return w.one("size", "reverse", "toUpper", "trim") + "(" + n + ".s)"
		case 3:
			return "[x IN " + n + ".l WHERE x > 0 | x + 1]"
		case 4:
			return "COUNT { (" + n + ")--() }"
		case 5:
			return "toString(" + n + "." + w.one("n", "f", "s", "b") + ")"
		case 6:
			return "substring(" + n + ".s, " + w.one("0", "1") + ")"
		case 7:
			return n + ".l[" + w.one("0", "-1", "5") + "]"
		case 8:
			return "{k: " + w.value(depth-1) + ", m: " + n + ".id}"
		case 9:
			return "reduce(t = 0, x IN " + n + ".l | t + x * 2)"
		case 10:
			return n + ".s + " + w.one("'!'", n+".n", n+".s")
		}
	}
	return n + "." + w.one("id", "n", "f", "s", "b", "l", "nope")
}

// branch writes a value of CASE. Map projections are none: Neo4j 5.26 loses properties there that are read elsewhere in the row.
func (w *writer) branch(depth int) string {
	value := w.value(depth - 1)
	if i := strings.Index(value, " {."); i >= 0 {
		return w.name() + ".id"
	}
	return value
}

// call writes an expression of functions, lists and maps.
func (w *writer) call(n string, depth int) string {
	m := w.name()
	switch w.IntN(20) {
	case 0:
		return "left(" + n + ".s, 1) + right(" + m + ".s, " + w.one("0", "1", "3") + ")"
	case 1:
		return "split(" + n + ".s, " + w.one("'甲'", "''", "'x'") + ")"
	case 2:
		return "replace(" + n + ".s, '甲', " + w.one("''", "'丙丁'", m+".s") + ")"
	case 3:
		return w.one("abs", "sign", "toFloat", "toString", "toBoolean") + "(" + n + ".n)"
	case 4:
		return w.one("round", "floor", "ceil", "sqrt", "toInteger") + "(" + n + ".f * 3)"
	case 5:
		return n + ".l + " + w.one(m+".l", m+".n", "[null]", "'x'")
	case 6:
		return n + ".l" + w.one("[1..]", "[..1]", "[-1..]", "[0..5]")
	case 7:
		if w.IntN(5) == 0 {
			return "reverse(" + w.one("[x IN "+n+".l | x]", n+".l") + ")"
		}
		return w.one("head", "last", "tail", "size") + "(" + n + ".l)"
	case 8:
		return "[(" + n + ")" + w.one("-->", "<-[:R]-", "-[:S|T]-") + "(y)" + w.one("", " WHERE y.n > 0") + " | y.id][0..0]"
	case 9:
		return "size([(" + n + ")" + w.one("-->", "--", "-[:R*1..2]->") + "(y) | y.n])"
	case 10:
		return "COLLECT { MATCH (" + n + ")--(y) RETURN " + w.one("", "DISTINCT ") + "y.id AS i ORDER BY i" + w.one("", " DESC LIMIT 2") + " }"
	case 11:
		return "COUNT { MATCH (" + n + ")-->(y)-->(z) " + w.one("", "WHERE y.n = z.n ") + w.one("", "RETURN DISTINCT z ") + "}"
	case 12:
		return "CASE " + n + ".n WHEN 0 THEN 'zero' WHEN 1, 2 THEN " + w.branch(depth) + " END"
	case 13:
		return n + " {.id, .s, k: " + w.value(depth-1) + "}"
	case 14:
		return "properties(" + n + ")." + w.one("s", "n", "nope")
	case 15:
		return "'B' IN labels(" + n + ")" // their order is that of creation in Neo4j
	case 16:
		return "nullIf(" + n + ".n, " + w.one("0", "1", m+".n") + ")"
	case 17:
		return "[" + w.value(depth-1) + ", " + n + ".id][" + w.one("0", "1") + "]"
	case 18:
		return "{a: " + w.value(depth-1) + "} = {a: " + w.value(depth-1) + "}"
	}
	return "(" + n + ".n " + w.one("=", "<", "<>") + " " + m + ".n) " + w.one("AND", "OR", "XOR") + " " + n + ".b"
}
