// What the device keeps over a reload: who it is, and how many it admitted.

const DEVICE = 'usher.device';
const COUNT = 'usher.admitted';

export function device() {
  try {
    return JSON.parse(localStorage.getItem(DEVICE) ?? 'null');
  } catch {
    return null;
  }
}

export function remember(device) {
  localStorage.setItem(DEVICE, JSON.stringify(device));
  localStorage.setItem(COUNT, '0');
}

export function forget() {
  localStorage.removeItem(DEVICE);
  localStorage.removeItem(COUNT);
}

export function admitted() {
  return Number(localStorage.getItem(COUNT) ?? 0);
}

export function countAdmission() {
  localStorage.setItem(COUNT, String(admitted() + 1));
}
