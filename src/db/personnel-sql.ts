/** The queries that read all facts of an employee as one JSON text: a single round trip, a single value a person. */

/**
 * Every history is aggregated in its own subquery along its own index, so nothing multiplies. Dates leave as ISO text.
 * Of several requirements for one competency the row closest to the post counts. `$2` is the day in WIB; people who have
 * left by then are not found.
 */
const factsOf = (who: string): string => `
WITH person AS (
  SELECT e.*, u.name AS unit_name, a.name AS agency_name, b.as_of
  FROM employee e
  JOIN unit u ON u.id = e.unit_id
  JOIN unit a ON a.id = u.agency_id
  JOIN import_batch b ON b.id = e.batch_id
  WHERE (e.left_on IS NULL OR e.left_on > $2::date) AND ${who}
)
SELECT json_build_object(
  'id', p.id, 'fullName', p.full_name, 'frontTitle', p.front_title, 'backTitle', p.back_title, 'sex', p.sex,
  'birthDate', p.birth_date, 'kind', p.kind, 'legalStatus', p.legal_status, 'legalStatusSince', p.legal_status_since,
  'tmtCpns', p.tmt_cpns, 'tmtPns', p.tmt_pns, 'tmtPensiun', p.tmt_pensiun, 'bup', p.bup,
  'agencyName', p.agency_name, 'unitName', p.unit_name, 'dataAsOf', p.as_of,
  'factDates', (SELECT json_object_agg(c.key, b.as_of)
    FROM jsonb_each_text(p.covered) c JOIN import_batch b ON b.number = c.value::int),
  'nip', (SELECT value FROM employee_number
    WHERE employee_id = p.id AND kind <> 'nip_lama' AND valid_to IS NULL LIMIT 1),
  'supervisor', (SELECT json_build_object('id', s.id, 'fullName', s.full_name, 'frontTitle', s.front_title,
      'backTitle', s.back_title, 'postTitle', (SELECT title FROM post_entry
        WHERE employee_id = s.id AND assignment = 'definitif' AND tmt <= $2::date
          AND (ended_on IS NULL OR ended_on >= $2::date) ORDER BY tmt DESC LIMIT 1))
    FROM employee s WHERE s.id = p.supervisor_id),
  'teamSize', (SELECT count(*) FROM employee t
    WHERE t.supervisor_id = p.id AND (t.left_on IS NULL OR t.left_on > $2::date)),
  'ranks', (SELECT json_agg(json_build_object('grade', grade, 'tmt', tmt, 'serviceYears', service_years,
      'serviceMonths', service_months, 'promotionCode', promotion_code) ORDER BY tmt, id)
    FROM rank_entry WHERE employee_id = p.id),
  'raises', (SELECT json_agg(json_build_object('kind', kind, 'grade', grade, 'tmt', tmt,
      'serviceYears', service_years, 'serviceMonths', service_months) ORDER BY tmt, id)
    FROM raise_entry WHERE employee_id = p.id),
  'posts', (SELECT json_agg(json_build_object('kind', x.kind, 'title', x.title, 'profession', x.profession,
      'level', x.level, 'echelon', x.echelon, 'unitName', u.name, 'retirementAge', x.retirement_age,
      'assignment', x.assignment, 'tmt', x.tmt, 'inductedOn', x.inducted_on, 'endedOn', x.ended_on) ORDER BY x.tmt, x.id)
    FROM post_entry x JOIN unit u ON u.id = x.unit_id WHERE x.employee_id = p.id),
  'education', (SELECT json_agg(json_build_object('level', level, 'programme', programme, 'graduatedOn', graduated_on,
      'isRecognised', recognised_on IS NOT NULL AND recognised_on <= $2::date) ORDER BY graduated_on, id)
    FROM education_entry WHERE employee_id = p.id),
  'credits', (SELECT json_agg(json_build_object('level', level, 'from', period_from, 'until', period_until,
      'total', total) ORDER BY period_until, id)
    FROM credit_entry WHERE employee_id = p.id),
  'appraisals', (SELECT json_agg(json_build_object('year', y.year, 'planSubmittedOn', y.plan_submitted_on,
      'planApprovedOn', y.plan_approved_on, 'selfAssessedOn', y.self_assessed_on, 'evaluatedOn', y.evaluated_on,
      'result', y.result, 'behaviour', y.behaviour, 'predicate', y.predicate,
      'periods', (SELECT json_agg(json_build_object('quarter', quarter, 'submittedOn', submitted_on,
          'evaluatedOn', evaluated_on, 'predicate', predicate) ORDER BY quarter)
        FROM periodic_evaluation WHERE appraisal_id = y.id)) ORDER BY y.year)
    FROM appraisal_year y WHERE y.employee_id = p.id),
  'certificates', (SELECT json_agg(json_build_object('name', name, 'number', number, 'startsOn', starts_on,
      'endsOn', ends_on, 'hours', hours, 'isApproved', is_approved) ORDER BY ends_on, id)
    FROM certificate WHERE employee_id = p.id),
  'contracts', (SELECT json_agg(json_build_object('startsOn', starts_on, 'endsOn', ends_on) ORDER BY starts_on)
    FROM contract WHERE employee_id = p.id),
  'exams', (SELECT json_agg(json_build_object('kind', kind, 'passedOn', passed_on) ORDER BY passed_on, id)
    FROM exam_pass WHERE employee_id = p.id),
  'discipline', (SELECT json_agg(json_build_object('severity', severity, 'from', period_from,
      'until', period_until) ORDER BY period_from, id)
    FROM discipline_entry WHERE employee_id = p.id),
  'statuses', (SELECT json_agg(json_build_object('status', status, 'from', period_from,
      'until', period_until) ORDER BY period_from, id)
    FROM status_entry WHERE employee_id = p.id),
  'awards', (SELECT json_agg(json_build_object('kind', kind, 'awardedOn', awarded_on) ORDER BY awarded_on, id)
    FROM award WHERE employee_id = p.id),
  'leave', (SELECT json_agg(json_build_object('year', year, 'used', used,
      'collectiveWorked', collective_worked) ORDER BY year)
    FROM leave_year WHERE employee_id = p.id),
  'indices', (SELECT json_agg(json_build_object('year', year, 'qualification', qualification,
      'competence', competence, 'performance', performance, 'discipline', discipline, 'total', total) ORDER BY year)
    FROM professionalism_index WHERE employee_id = p.id),
  'proposals', (SELECT json_agg(json_build_object('id', q.id, 'service', q.service, 'title', q.title,
      'submittedOn', q.submitted_on, 'targetTmt', q.target_tmt,
      'steps', (SELECT json_agg(json_build_object('statusText', status_text, 'on', reached_on, 'holder', holder,
          'note', note) ORDER BY reached_on, id)
        FROM proposal_step WHERE proposal_id = q.id)) ORDER BY q.submitted_on, q.id)
    FROM proposal q WHERE q.employee_id = p.id),
  'competencies', (SELECT json_agg(json_build_object('code', g.code, 'name', g.name, 'kind', g.kind,
      'isDigital', g.is_digital, 'required', g.required, 'assessed', g.assessed) ORDER BY g.kind, g.code)
    FROM (
      SELECT DISTINCT ON (r.competency_code) c.code, c.name, c.kind, c.is_digital, r.required, v.assessed
      FROM (SELECT kind, profession, level FROM post_entry
        WHERE employee_id = p.id AND assignment = 'definitif' AND tmt <= $2::date
          AND (ended_on IS NULL OR ended_on >= $2::date)
        ORDER BY tmt DESC LIMIT 1) o
      JOIN competency_requirement r ON r.post_kind = o.kind
        AND (r.profession IS NULL OR r.profession = o.profession) AND (r.level IS NULL OR r.level = o.level)
      JOIN competency c ON c.code = r.competency_code
      LEFT JOIN competency_assessment v ON v.employee_id = p.id AND v.competency_code = r.competency_code
      ORDER BY r.competency_code, (r.profession IS NOT NULL)::int + (r.level IS NOT NULL)::int DESC, r.required DESC
    ) g)
)::text AS facts
FROM person p
ORDER BY p.id`

/** `$1` is the employee. */
export const personnelSql = factsOf('e.id = $1::uuid')

/** The `$3` people whose ids follow `$1`, in the order of their ids. */
export const personnelPageSql = factsOf('e.id > $1::uuid ORDER BY e.id LIMIT $3')
