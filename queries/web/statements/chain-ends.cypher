// The things between which a chain may run that have a name or a key.
//
// name: the name or the key, such as 市科技局
// city (optional): its government, such as 杭州市
MATCH (n:Person|Department|District|Project|Task)
WHERE (n.name = $name OR n.id = $name) AND ($city IS NULL OR n.jurisdiction = $city OR n.id = $name)
RETURN n.id AS id, CASE WHEN n:Leader THEN 'Leader' ELSE labels(n)[0] END AS label, coalesce(n.name, n.id) AS name, n.jurisdiction AS city
ORDER BY label, id
