// What a province's portal writes against the generated client: a member that is renamed or gone does not compile.
import type { components, paths } from './api';

type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer T } } } ? T : never;
type Answer<Operation, Status extends number> =
  Operation extends { responses: Record<Status, { content: { 'application/json': infer T } }> } ? T : never;

export const learner: Body<paths['/learner/learners']['post']> = {
  fullName: 'Sùng A Páo',
  birthDate: '1962',
  sex: 'male',
  areaId: 'e73ffdcb-1341-8c3b-8e68-23c8a92bd786',
  phone: '+84912345678',
};

export const scheduled: Body<paths['/course/classes']['post']> = {
  templateCode: 'vneid-basics',
  areaId: learner.areaId,
  startsAt: '2026-10-10T02:15:00Z',
  capacity: 30,
};

export const assessment: Body<paths['/course/assessments']['post']> = {
  classId: '0198c1de-7a3c-7f00-8000-2b1c3d4e5f60',
  learnerId: '0198c1de-7a3b-7c11-9f2e-5d1f0a6b7c8d',
  answers: [{ questionId: 'q1', optionId: 'b' }],
};

export const verifyLinks = (page: Answer<paths['/certification/certificates']['get'], 200>): string[] =>
  page.items.filter(({ status }) => status === 'valid').map(({ publicId }) => `/verify/${publicId}`);

export const isValid = ({ status }: Answer<paths['/verify/{publicId}']['get'], 200>): boolean => status === 'valid';

export const explain = ({ code, title, titleEn, traceId, errors }: components['schemas']['Problem']): string =>
  [code, title, titleEn, traceId, ...Object.entries(errors ?? {}).map(([member, why]) => `${member}: ${why}`)].join();
