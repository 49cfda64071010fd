// Turns every figure.view3d into a 3D view. Where anything fails (no WebGL, old browser) the picture stays.
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

const unpack = (text) =>
  new Response(new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream('gzip'))).text();

const source = (id) => unpack(document.getElementById(id).textContent);

const moduleUrl = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));

async function libraries() {
  const core = moduleUrl(await source('three.core.min.js'));
  const three = moduleUrl((await source('three.module.min.js')).replaceAll('./three.core.min.js', core));
  const orbit = moduleUrl((await source('OrbitControls.js')).replace("'three'", `'${three}'`));
  const [THREE, { OrbitControls }] = [await import(three), await import(orbit)];
  return { THREE, OrbitControls };
}

function decode(frame) {
  return {
    positions: new Float32Array(bytes(frame.positions).buffer),
    species: bytes(frame.species),
    edges: new Float32Array(bytes(frame.edges).buffer),
    styles: frame.styles,
  };
}

/** Spheres and cell edges of one frame. */
function model(THREE, frame) {
  const group = new THREE.Group();
  const count = frame.species.length;
  const detail = count > 20000 ? 1 : count > 3000 ? 2 : 3;
  const spheres = new THREE.InstancedMesh(
    new THREE.IcosahedronGeometry(1, detail),
    new THREE.MeshStandardMaterial({ roughness: 0.45, metalness: 0.05 }), count);
  const matrix = new THREE.Matrix4();
  const color = new THREE.Color();
  for (let i = 0; i < count; i++) {
    const style = frame.styles[frame.species[i]];
    matrix.makeScale(style.radius, style.radius, style.radius);
    matrix.setPosition(frame.positions[3 * i], frame.positions[3 * i + 1], frame.positions[3 * i + 2]);
    spheres.setMatrixAt(i, matrix);
    spheres.setColorAt(i, color.setHex(style.color));
  }
  spheres.frustumCulled = false;
  group.add(spheres);
  const lines = new THREE.BufferGeometry();
  lines.setAttribute('position', new THREE.BufferAttribute(frame.edges, 3));
  group.add(new THREE.LineSegments(lines, new THREE.LineBasicMaterial({ color: 0x808890 })));
  return group;
}

function bounds(THREE, frame) {
  const box = new THREE.Box3().setFromArray(frame.positions);
  if (frame.edges.length > 0) {
    box.union(new THREE.Box3().setFromArray(frame.edges));
  }
  return box.getBoundingSphere(new THREE.Sphere());
}

async function show(figure, { THREE, OrbitControls }) {
  const packed = figure.querySelector('script[type="application/x-atoms"]').textContent;
  const frames = JSON.parse(await unpack(packed)).map(decode);
  const stage = figure.querySelector('.stage');
  const renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
  const scene = new THREE.Scene();
  const camera = new THREE.PerspectiveCamera(28, 1, 0.1, 1e6);
  const lamp = new THREE.DirectionalLight(0xffffff, 2.4);
  lamp.position.set(-0.6, 0.8, 1.2);
  camera.add(lamp);
  scene.add(camera, new THREE.HemisphereLight(0xffffff, 0xa0a4ac, 1.3));
  camera.up.set(0, 0, 1);

  const sphere = bounds(THREE, frames[0]);
  const distance = 1.08 * (sphere.radius + 1.5) / Math.sin((0.5 * camera.fov * Math.PI) / 180);
  camera.position.set(-0.43, -0.82, 0.37).setLength(distance).add(sphere.center);
  camera.near = distance / 100;
  camera.far = distance * 20;

  const models = frames.map((f) => model(THREE, f));
  models.forEach((m, k) => {
    m.visible = k === 0;
    scene.add(m);
  });

  const draw = () => renderer.render(scene, camera);
  const controls = new OrbitControls(camera, renderer.domElement);
  controls.target.copy(sphere.center);
  controls.update();
  controls.addEventListener('change', draw);
  let width = 0;
  const fit = () => {
    if (stage.clientWidth === width) {
      return;
    }
    width = stage.clientWidth;
    const height = Math.min(560, Math.round(0.75 * width));
    renderer.setPixelRatio(window.devicePixelRatio);
    renderer.setSize(width, height);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    draw();
  };
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(stage);

  stage.append(renderer.domElement);
  figure.classList.add('live');
  return (k) => {
    models.forEach((m, j) => { m.visible = j === k; });
    draw();
  };
}

function buttons(figure) {
  let select = () => {};
  figure.querySelectorAll('[data-show]').forEach((button) => button.addEventListener('click', () => {
    figure.querySelectorAll('[data-show]').forEach((b) => b.setAttribute('aria-pressed', b === button));
    figure.querySelectorAll('[data-picture]').forEach((p) => { p.hidden = p.dataset.picture !== button.dataset.show; });
    select(Number(button.dataset.show));
  }));
  return (live) => { select = live; };
}

const figures = [...document.querySelectorAll('figure.view3d')].map((f) => [f, buttons(f)]);
try {
  const loaded = await libraries();
  for (const [figure, connect] of figures) {
    connect(await show(figure, loaded));
  }
} catch (e) {
  console.warn('3D view not available: ' + e);
}
