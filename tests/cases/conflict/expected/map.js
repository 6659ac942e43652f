factboxMap.draw("map_incidents_0", {"outlines":"pe","focus":["PE"]}, function () {
var map_incidents_0 = L.map(
"map_incidents_0",
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
L.control.scale().addTo(map_incidents_0);
map_incidents_0.fitBounds(
[[-18.344, -81.336], [-0.04, -68.688]],
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
[-9.0745, -78.5936],
{
"place": "port-quilla",
"role": "incident",
"icon": div_icon_incidents_3,
}
).addTo(map_incidents_0);
return map_incidents_0;
});
