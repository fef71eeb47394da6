/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wbg_ticketanalysis_free: (a: number, b: number) => void;
export const previewBytes: () => number;
export const previewTickets: (a: number, b: number) => [number, number, number];
export const ticketanalysis_absorb: (a: number, b: number, c: number) => [number, number, number];
export const ticketanalysis_end: (a: number) => void;
export const ticketanalysis_ended: (a: number) => [number, number];
export const ticketanalysis_merge: (a: number, b: number) => [number, number, number];
export const ticketanalysis_of: (a: any) => [number, number, number];
export const ticketanalysis_push: (a: number, b: number, c: number) => void;
export const ticketanalysis_recordStart: (a: any, b: number, c: number) => [number, number, number];
export const ticketanalysis_report: (a: number, b: number) => [number, number, number];
export const ticketanalysis_rows: (a: number) => number;
export const ticketanalysis_table: (a: number, b: number) => [number, number, number];
export const ticketanalysis_takeState: (a: number) => [number, number];
export const version: () => [number, number];
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
