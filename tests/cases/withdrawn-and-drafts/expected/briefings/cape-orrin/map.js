factboxMap.draw("map_cape_orrin_0", {"outlines":"no","focus":["NO"]}, function () {
var map_cape_orrin_0 = L.map(
"map_cape_orrin_0",
{
center: [64.579, 16.804],
crs: L.CRS.EPSG3857,
...{
"zoom": 3,
"zoomControl": true,
"preferCanvas": false,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
"minZoom": 0,
"maxZoom": 9,
}
}
);
L.control.scale().addTo(map_cape_orrin_0);
map_cape_orrin_0.fitBounds(
[[57.993, 2.53], [71.165, 31.077]],
{"animate": false, "padding": [12, 12]}
);
var div_icon_cape_orrin_2 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-context",
});
var div_icon_cape_orrin_3 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-incident",
});
var circle_cape_orrin_4 = L.circle(
[62.28814, 5.23954],
{"bubblingMouseEvents": true, "className": "map-ring", "color": "#3388ff", "dashArray": null, "dashOffset": null, "fill": false, "fillColor": "#3388ff", "fillOpacity": 0.2, "fillRule": "evenodd", "lineCap": "round", "lineJoin": "round", "opacity": 1.0, "radius": 8000, "stroke": true, "weight": 3}
).addTo(map_cape_orrin_0);
return map_cape_orrin_0;
});
