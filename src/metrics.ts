/** Counters, gauges and distributions in Prometheus' format, made as they are first counted. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '#ports/metrics.ts'

export interface MetricsRegistry extends Metrics {
  /** All of them in Prometheus' text format. */
  text(): Promise<string>
}

/** Half a millisecond to half a minute. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(): MetricsRegistry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counters = new Map<string, Counter>()
  const gauges = new Map<string, Gauge>()
  const histograms = new Map<string, Histogram>()
  return {
    count(name, labels = {}, by = 1) {
      let counter = counters.get(name)
      if (!counter) {
        counter = new Counter({ name, help: inWords(name), labelNames: Object.keys(labels), registers: [registry] })
        counters.set(name, counter)
      }
      counter.inc(labels, by)
    },
    set(name, value) {
      let gauge = gauges.get(name)
      if (!gauge) {
        gauge = new Gauge({ name, help: inWords(name), registers: [registry] })
        gauges.set(name, gauge)
      }
      gauge.set(value)
    },
    observe(name, value, labels = {}) {
      let histogram = histograms.get(name)
      if (!histogram) {
        const labelNames = Object.keys(labels)
        histogram = new Histogram({ name, help: inWords(name), labelNames, buckets, registers: [registry] })
        histograms.set(name, histogram)
      }
      histogram.observe(labels, value)
    },
    text: () => registry.metrics(),
  }
}

const inWords = (name: string): string => name.replaceAll('_', ' ')
