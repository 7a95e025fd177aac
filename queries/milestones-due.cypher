// The milestones that are due by a date, the next ones last.
//
// A milestone of a month is due on its last day, one of a span of time at its end. One whose print gives no clear date is
// never due.
//
// until (date): the last day that counts, such as 2024-06-30
// since (optional, date): the first day that counts, such as 2024-04-01
// leader (optional, Leader): only the milestones of tasks that this leader leads, such as 方毅
// department (optional, Department): only those that this department answers for, by its name or another, such as 市民政局
// city (optional): only the milestones of this government, such as 杭州市
MATCH (t:Task)-[r:HAS_MILESTONE]->(m:Milestone)
WITH t, r, m, split(m.due, '/')[-1] AS end
WITH t, r, m, CASE WHEN size(end) > 7 THEN end
                   WHEN substring(end, 5, 2) = '02' THEN end + '-28'
                   WHEN substring(end, 5, 2) IN ['04', '06', '09', '11'] THEN end + '-30'
                   ELSE end + '-31' END AS day
WHERE day <= $until AND ($since IS NULL OR day >= $since)
MATCH (t)-[:STATED_IN]->(doc:Document)
WHERE ($city IS NULL OR doc.jurisdiction = $city)
  AND ($leader IS NULL OR EXISTS { MATCH (t)<-[:LEADS]-(l:Leader) WHERE l.name = $leader })
  AND ($department IS NULL OR EXISTS {
        MATCH (t)<-[w:RESPONSIBLE_FOR]-(d:Department)
        WHERE d.name = $department OR $department IN d.aliases OR w.asWritten = $department })
RETURN day, m.dueText AS dueText, m.text AS milestone, doc.jurisdiction AS city, t.no AS task, coalesce(t.title, t.text) AS title,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       COLLECT { MATCH (t)<-[:IN_CHARGE_OF]-(p:Person) RETURN p.name AS name ORDER BY p.id } AS officials,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY day, document, task, t.id, size(m.id), m.id
