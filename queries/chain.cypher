// The shortest chain of responsibility between two named things, hop by hop, with the lines that state each.
//
// A chain goes over people, tasks, departments, districts and projects. Of several chains of the same length the answer is
// the one with the most links of leading rather than supporting, and of these the first in order of keys. A task is named by
// its key. A department goes by any of its names; a thing whose proper name it is comes before one that is only printed so.
// Where a name is that of several things, the answer lists them as hop 0 instead: ask again with a kind or a city.
//
// from (Person|Department|District|Project|Task): where the chain begins, such as 胥伟华
// to (Person|Department|District|Project|Task): where it ends, such as 市科技局
// from-kind (optional, one of Leader|Person|Department|District|Project|Task): what the first thing is, such as Leader
// to-kind (optional, one of Leader|Person|Department|District|Project|Task): what the last thing is, such as Department
// city (optional): the government of both, such as 杭州市
MATCH (n:Person|Department|District|Project|Task)
WHERE (n.name = $from OR n.id = $from OR $from IN n.aliases
       OR EXISTS { MATCH (n)-[w:RESPONSIBLE_FOR]->() WHERE w.asWritten = $from })
  AND ($fromKind IS NULL OR $fromKind IN labels(n)) AND ($city IS NULL OR n.jurisdiction = $city)
WITH n, CASE WHEN n.name = $from OR n.id = $from THEN 0 ELSE 1 END AS rank
WITH collect([n, rank]) AS found, min(rank) AS best
WITH [x IN found WHERE x[1] = best | x[0]] AS starts
MATCH (n:Person|Department|District|Project|Task)
WHERE (n.name = $to OR n.id = $to OR $to IN n.aliases
       OR EXISTS { MATCH (n)-[w:RESPONSIBLE_FOR]->() WHERE w.asWritten = $to })
  AND ($toKind IS NULL OR $toKind IN labels(n)) AND ($city IS NULL OR n.jurisdiction = $city)
WITH starts, n, CASE WHEN n.name = $to OR n.id = $to THEN 0 ELSE 1 END AS rank
WITH starts, collect([n, rank]) AS found, min(rank) AS best
WITH starts, [x IN found WHERE x[1] = best | x[0]] AS ends
WITH starts, ends, CASE WHEN size(starts) = 1 AND size(ends) = 1 AND starts[0] <> ends[0] THEN starts[0] END AS a, ends[0] AS b
OPTIONAL MATCH p = allShortestPaths((a)-[:LEADS|RESPONSIBLE_FOR|IN_CHARGE_OF|IN_DISTRICT|GOVERNS|MEMBER_OF|INVOLVES*..8]-(b))
WHERE none(x IN nodes(p) WHERE x:Section)
WITH starts, ends, p
ORDER BY size([r IN relationships(p) WHERE r.role = 'support']), [x IN nodes(p) | x.id],
         [r IN relationships(p) | [type(r), r.document, r.lineStart]]
LIMIT 1
UNWIND CASE WHEN p IS NOT NULL THEN [i IN range(0, length(p) - 1) | [i + 1, nodes(p)[i], relationships(p)[i], nodes(p)[i + 1], null]]
            ELSE CASE WHEN size(starts) > 1 THEN [x IN starts | [0, x, null, null, 'from']] ELSE [] END
               + CASE WHEN size(ends) > 1 THEN [x IN ends | [0, x, null, null, 'to']] ELSE [] END
       END AS row
WITH row[0] AS hop, row[1] AS x, row[2] AS r, row[3] AS y, row[4] AS choose
RETURN hop, choose, coalesce(x.name, x.id) AS from, CASE WHEN x:Leader THEN 'Leader' ELSE labels(x)[0] END AS fromKind,
       CASE WHEN startNode(r) = x THEN '->' WHEN endNode(r) = x THEN '<-' END AS direction, type(r) AS link,
       coalesce(y.name, y.id) AS to, CASE WHEN y:Leader THEN 'Leader' ELSE labels(y)[0] END AS toKind,
       r.role AS role, r.asWritten AS asWritten, r.inferred AS inferred, r.rule AS rule, r.ruleLine AS ruleLine, y.text AS text, x.jurisdiction AS city,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY hop, choose, fromKind, x.id
