// What a thing is joined to directly, not through tasks: where it lies, what it belongs to, what it governs or explains.
//
// id: its key, such as 杭州市/余杭区
// label (one of Leader|Person|Department|District|Project|Indicator|Document): the kind of thing, such as District
MATCH (n:Person|Department|District|Project|Indicator|Document)
WHERE n.id = $id AND $label IN labels(n)
MATCH (n)-[r:LOCATED_IN|GOVERNS|MEMBER_OF|INTERPRETS|PUBLISHED_IN]-(x)
WITH DISTINCT type(r) AS link, CASE WHEN x:Leader THEN 'Leader' ELSE labels(x)[0] END AS label, coalesce(x.name, x.id) AS name,
     x.jurisdiction AS city, x.id AS id
RETURN link, label, name, city
ORDER BY link, label, id
