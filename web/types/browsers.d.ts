// What browsers have and TypeScript's DOM does not know, because not all of them have it.

interface Navigator {
  getBattery?(): Promise<{level: number}>;
}

interface MediaTrackCapabilities {
  torch?: boolean;
}

interface MediaTrackConstraintSet {
  torch?: boolean;
}
