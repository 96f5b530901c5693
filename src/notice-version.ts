/** The version of the privacy notice in `prompts/replies/_pemberitahuan.md`; another one asks everybody again. */
export const noticeVersion = '2026-11-24'
