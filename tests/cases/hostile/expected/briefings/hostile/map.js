factboxMap.draw("map_hostile_0", {"outlines":"cl","focus":["CL"]}, function () {
var map_hostile_0 = L.map(
"map_hostile_0",
{
center: [-32.0, -71.755],
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
L.control.scale().addTo(map_hostile_0);
map_hostile_0.fitBounds(
[[-41.442, -87.131], [-22.558, -56.379]],
{"animate": false, "padding": [12, 12]}
);
var div_icon_hostile_2 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-context",
});
var div_icon_hostile_3 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-incident",
});
var marker_hostile_4 = L.marker(
[-33.4, -70.6],
{
"place": "here",
"role": "incident",
"icon": div_icon_hostile_3,
}
).addTo(map_hostile_0);
return map_hostile_0;
});
