factboxMap.draw("map_incidents_0", {"outlines":"eg","focus":["EG"]}, function () {
var map_incidents_0 = L.map(
"map_incidents_0",
{
center: [26.826, 30.784],
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
L.control.scale().addTo(map_incidents_0);
map_incidents_0.fitBounds(
[[21.996, 24.7], [31.656, 36.868]],
{"animate": false, "padding": [12, 12]}
);
var div_icon_incidents_2 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-context",
});
var div_icon_incidents_3 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-incident",
});
var marker_incidents_4 = L.marker(
[31.2, 29.9],
{
"place": "port-fire",
"role": "incident",
"icon": div_icon_incidents_3,
}
).addTo(map_incidents_0);
return map_incidents_0;
});
