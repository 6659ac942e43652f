factboxMap.draw("map_port_fire_0", {"outlines":"eg","focus":["EG"]}, function () {
var map_port_fire_0 = L.map(
"map_port_fire_0",
{
center: [27.211, 30.794],
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
L.control.scale().addTo(map_port_fire_0);
map_port_fire_0.fitBounds(
[[21.994, 24.689], [32.429, 36.898]],
{"animate": false, "padding": [12, 12]}
);
var div_icon_port_fire_2 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-context",
});
var div_icon_port_fire_3 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-incident",
});
var marker_port_fire_4 = L.marker(
[31.2, 29.9],
{
"place": "port",
"role": "incident",
"icon": div_icon_port_fire_3,
}
).addTo(map_port_fire_0);
return map_port_fire_0;
});
