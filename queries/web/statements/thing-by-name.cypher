// The things of a kind that have a name or a key, with what is known of each.
//
// label (one of Leader|Person|Department|District|Project|Indicator|Document): the kind of thing, such as Department
// name: its name or its key, such as 市科技局
// city (optional): its government, such as 杭州市
MATCH (n:Person|Department|District|Project|Indicator|Document)
WHERE (n.id = $name OR n.name = $name OR n.number = $name OR n.title = $name AND n:Document) AND $label IN labels(n)
  AND ($city IS NULL OR n.jurisdiction = $city OR n.id = $name)
RETURN n.id AS id, CASE WHEN n:Leader THEN 'Leader' ELSE labels(n)[0] END AS label, coalesce(n.name, n.id) AS name, n.title AS title,
       n.jurisdiction AS city, n.kind AS kind, n.aliases AS aliases, n.unit AS unit, n.issuer AS issuer, n.date AS date,
       n.effectiveFrom AS effectiveFrom, n.effectiveTo AS effectiveTo, n.source AS source, n.sha256 AS sha256,
       n.lineStart AS lineStart, n.lineEnd AS lineEnd
ORDER BY id
