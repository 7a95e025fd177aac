// The shortest chains of responsibility between two things, at most so many, those of leading before those of supporting.
//
// from: the key of the first, such as 杭州市/胥伟华
// to: the key of the last, such as 杭州市/市科技局
// from-kind (one of Person|Department|District|Project|Task): what the first is, such as Person
// to-kind (one of Person|Department|District|Project|Task): what the last is, such as Department
// most (number): how many, such as 60
MATCH (a:Person|Department|District|Project|Task)
WHERE a.id = $from AND $fromKind IN labels(a)
MATCH (b:Person|Department|District|Project|Task)
WHERE b.id = $to AND $toKind IN labels(b) AND a <> b
MATCH p = allShortestPaths((a)-[:LEADS|RESPONSIBLE_FOR|IN_CHARGE_OF|IN_DISTRICT|GOVERNS|MEMBER_OF|INVOLVES*..8]-(b))
WHERE none(x IN nodes(p) WHERE x:Section)
WITH p
ORDER BY size([r IN relationships(p) WHERE r.role = 'support']), [x IN nodes(p) | x.id],
         [r IN relationships(p) | [type(r), r.document, r.lineStart]]
LIMIT $most
RETURN [x IN nodes(p) | [x.id, CASE WHEN x:Leader THEN 'Leader' ELSE labels(x)[0] END, coalesce(x.name, ''), x.jurisdiction,
                         coalesce(x.title, x.text), x.document, x.no, x.text]] AS things,
       [i IN range(0, length(p) - 1) | [type(relationships(p)[i]), startNode(relationships(p)[i]) = nodes(p)[i], relationships(p)[i].role,
                         relationships(p)[i].document, relationships(p)[i].lineStart, relationships(p)[i].lineEnd,
                         relationships(p)[i].asWritten, relationships(p)[i].inferred, relationships(p)[i].rule,
                         relationships(p)[i].ruleLine]] AS hops
