factboxMap.draw("map_port_quilla_0", {"outlines":"pe","focus":["PE"]}, function () {
var map_port_quilla_0 = L.map(
"map_port_quilla_0",
{
center: [-9.192, -75.012],
crs: L.CRS.EPSG3857,
...{
"zoom": 3,
"zoomControl": true,
"preferCanvas": false,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
"minZoom": 0,
"maxZoom": 10,
}
}
);
L.control.scale().addTo(map_port_quilla_0);
map_port_quilla_0.fitBounds(
[[-18.344, -81.336], [-0.04, -68.688]],
{"animate": false, "padding": [12, 12]}
);
var div_icon_port_quilla_2 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-context",
});
var div_icon_port_quilla_3 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-incident",
});
var marker_port_quilla_4 = L.marker(
[-9.0745, -78.5936],
{
"place": "pier",
"role": "incident",
"icon": div_icon_port_quilla_3,
}
).addTo(map_port_quilla_0);
return map_port_quilla_0;
});
