-- Tables that carry no batch (competencies, trainings, sessions) note what an import added, so that undoing finds it.
ALTER TYPE "change_kind" ADD VALUE 'added';
