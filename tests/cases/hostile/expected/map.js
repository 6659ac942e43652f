factboxMap.draw("map_incidents_0", {"outlines":"cl","focus":["CL"]}, function () {
var map_incidents_0 = L.map(
"map_incidents_0",
{
center: [-36.698, -72.714],
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
[[-55.892, -78.992], [-17.504, -66.436]],
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
[-33.4, -70.6],
{
"place": "hostile",
"role": "incident",
"icon": div_icon_incidents_3,
}
).addTo(map_incidents_0);
return map_incidents_0;
});
